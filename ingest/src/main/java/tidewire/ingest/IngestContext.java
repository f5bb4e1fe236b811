package tidewire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import tidewire.ingest.clock.ObservationClock;

/**
 * What every source works with.
 *
 * @param ingestor name of this ingestor
 * @param publisher the way into Kafka
 * @param clock gives what is sent its observed time
 * @param state what was known before a restart
 * @param listener is told what has been acknowledged
 * @param pool short work and timers; what waits for Kafka or for a server has no place on it
 * @param wallClock time on this machine, for ages and schedules, never for what is published
 */
public record IngestContext(
        String ingestor,
        Publisher publisher,
        ObservationClock clock,
        IngestState state,
        ProgressListener listener,
        ScheduledExecutorService pool,
        InstantSource wallClock,
        MeterRegistry meters) {}
