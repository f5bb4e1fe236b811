package tidewire.ingest.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long something has not happened at a source, in seconds. Counted from the start until it happens for the first time, so that what never
 * happens is seen too.
 */
public final class SinceGauge {
    private static final double MILLIS = 1000;

    private final InstantSource clock;
    private volatile Instant since;

    private SinceGauge(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    public static SinceGauge register(MeterRegistry meters, String name, String source, InstantSource clock) {
        SinceGauge since = new SinceGauge(clock);
        Gauge.builder(name, since, SinceGauge::seconds)
                .baseUnit("seconds")
                .tag("source", source)
                .strongReference(true)
                .register(meters);
        return since;
    }

    /** It happens now. */
    public void restart() {
        since = clock.instant();
    }

    private double seconds() {
        return Duration.between(since, clock.instant()).toMillis() / MILLIS;
    }
}
