package tidewire.summarizer.digest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import tidewire.events.EventSerde;
import tidewire.events.InvalidEventException;
import tidewire.events.SourceEvent;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.streams.InputLimits;

/**
 * Reads the tape, and refuses what the tape stage cannot have written: what is refused is thrown, and
 * {@link tidewire.summarizer.streams.DeadLetters} sets it aside.
 */
final class TapeInputProcessor extends ContextualProcessor<byte[], byte[], String, TapeEntry> {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The tape stage takes half as much of an item and writes no more of it; stores and changelogs take a little more. */
    static final int MOST_BYTES = 900 << 10;

    private final EventSerde<TapeEntry> entries = EventSerde.of(TapeEntry.class);
    private final Set<String> desks;

    TapeInputProcessor(Set<String> desks) {
        this.desks = desks;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        TapeEntry entry = checked(read(record), record.key(), Instant.ofEpochMilli(record.timestamp()));
        context().forward(new Record<>(entry.desk(), entry, entry.time().toEpochMilli(), record.headers()));
    }

    private @Nullable TapeEntry read(Record<byte[], byte[]> record) {
        if (record.value() != null && record.value().length > MOST_BYTES) {
            throw new InvalidEventException("larger than " + MOST_BYTES + " bytes: " + record.value().length);
        }
        try {
            return entries.deserialize(Topics.TAPE, record.headers(), record.value());
        } catch (SerializationException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private TapeEntry checked(@Nullable TapeEntry entry, byte @Nullable [] key, Instant written) {
        if (entry == null) {
            throw new InvalidEventException("the record has no value");
        }
        if (key == null || !entry.desk().equals(new String(key, StandardCharsets.UTF_8))) {
            throw new InvalidEventException("its key is not its desk, " + entry.desk());
        }
        if (!desks.contains(entry.desk())) {
            throw new InvalidEventException("no desk " + entry.desk() + " is configured");
        }
        if (entry.item() != null) {
            InputLimits.check(entry.item());
        }
        if (outOfTime(entry.time())
                || (entry.interval() != null && outOfTime(entry.interval().from()))) {
            throw new InvalidEventException("its time is outside 1970 to 9999: " + entry.time());
        }
        if (entry.time().isAfter(written.plus(SourceEvent.MOST_AHEAD))) {
            throw new InvalidEventException("its time is " + entry.time() + " in a record of " + written);
        }
        return entry;
    }

    static boolean outOfTime(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST);
    }
}
