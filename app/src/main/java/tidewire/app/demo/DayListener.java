package tidewire.app.demo;

import java.time.Instant;
import tidewire.app.broker.Bus;

/** Is told of the end of each simulated day, while the simulated world stands still. */
@FunctionalInterface
public interface DayListener {
    /** Wants to know nothing, and so holds up nothing. */
    DayListener NONE = (midnight, bus) -> {};

    /**
     * All that happened before is on the tapes and in digests. Time goes on when this returns.
     *
     * @param midnight the end of the day, UTC
     * @param bus the broker in use
     */
    void ended(Instant midnight, Bus bus);
}
