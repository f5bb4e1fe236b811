package tidewire.simulator.sample;

import java.time.Duration;
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

    /** The same, told once more: another item to whoever has seen the first. */
    SampleItem again(int time, Duration later) {
        return time == 1
                ? this
                : new SampleItem(
                        id + "-" + time,
                        published.plus(later),
                        precision,
                        title + " (" + time + ")",
                        summary,
                        text,
                        link,
                        category);
    }
}
