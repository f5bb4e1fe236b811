package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** Anything that stands on a topic: it knows its identity and its time in the world, never the time of the machine. */
public sealed interface Event
        permits SourceEvent,
                Bar,
                Move,
                TradingDay,
                Story,
                TapeEntry,
                Digest,
                Alert,
                AlertCommand,
                AlertSent,
                WebhookStatus,
                Question,
                Answer,
                Telemetry,
                TapeStatus,
                SourceStatus {

    /** Identity for CloudEvents {@code ce_id}: equal for equal events, however often they are produced. */
    @JsonIgnore
    String eventId();

    /** Its time in the world: for what ingestors publish the time at which it was observed. Becomes the Kafka record's timestamp and {@code ce_time}. */
    @JsonIgnore
    Instant eventTime();
}
