package tidewire.simulator;

import java.time.Duration;
import java.util.function.Consumer;
import tidewire.simulator.server.SlackMessage;

/**
 * How a sample is played.
 *
 * @param speed simulated seconds per second; {@link Double#POSITIVE_INFINITY} for as fast as the sources are read
 * @param patience how long the player waits for a source to be read and acknowledged before it gives up
 * @param onProgress called after each step, from the player's thread
 * @param onSlack called for each message that would have been posted
 */
public record SimulatorOptions(
        double speed, Duration patience, Consumer<Progress> onProgress, Consumer<SlackMessage> onSlack) {
    public SimulatorOptions {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be a positive number or max, was " + speed);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive, was " + patience);
        }
    }

    /** At full speed, waiting two minutes at most, telling nobody. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(Double.POSITIVE_INFINITY, Duration.ofMinutes(2), progress -> {}, message -> {});
    }
}
