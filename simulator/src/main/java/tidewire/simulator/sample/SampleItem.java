package tidewire.simulator.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A news item of a sample.
 *
 * @param published when the simulated feed shows it
 * @param precision how much of that is real
 */
public record SampleItem(
        String id,
        Instant published,
        Precision precision,
        String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String link,
        @Nullable String category) {

    public enum Precision {
        SECOND,
        MINUTE,
        DAY
    }
}
