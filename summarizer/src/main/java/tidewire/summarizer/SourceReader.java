package tidewire.summarizer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import tidewire.events.EventSerde;
import tidewire.events.InvalidEventException;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;

/**
 * Reads what ingestors publish, and refuses besides invalid records those that would harm the stream: a missing value, a
 * time that a Kafka record cannot carry, an observation from the future (it would be held until then, and time that a marker
 * has passed cannot be turned back). What publishers and venues say of time is not looked at.
 * What it refuses it throws, and {@link DeadLetters} takes it. It stands inside the topology rather than in a
 * deserialiser, which runs ahead of processing: a letter would then not be sent with the same commit that passes its record.
 *
 * <p>The time of a record becomes the time of its event, whatever the producer wrote.
 */
public final class SourceReader extends ContextualFixedKeyProcessor<byte[], byte[], SourceEvent> {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final String topic;
    private final EventSerde<SourceEvent> events;
    private final Clock clock;

    private SourceReader(String topic, EventSerde<SourceEvent> events, Clock clock) {
        this.topic = topic;
        this.events = events;
        this.clock = clock;
    }

    /** Of {@link Topics#NEWS}. */
    public static SourceReader news() {
        return new SourceReader(Topics.NEWS, EventSerde.news(), Clock.systemUTC());
    }

    /** Of {@link Topics#TICKS}. */
    public static SourceReader ticks() {
        return new SourceReader(Topics.TICKS, EventSerde.ticks(), Clock.systemUTC());
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        SourceEvent event = checked(read(record));
        context()
                .forward(record.withValue(event).withTimestamp(event.eventTime().toEpochMilli()));
    }

    private @Nullable SourceEvent read(FixedKeyRecord<byte[], byte[]> record) {
        try {
            return events.deserialize(topic, record.headers(), record.value());
        } catch (SerializationException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private SourceEvent checked(@Nullable SourceEvent event) {
        if (event == null) {
            throw new InvalidEventException("the record has no value");
        }
        Instant time = event.eventTime();
        if (time.isBefore(Instant.EPOCH)) {
            throw new InvalidEventException("observed before 1970, says its ingestor: " + time);
        }
        if (time.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new InvalidEventException("observed in the future, says its ingestor: " + time);
        }
        return event;
    }
}
