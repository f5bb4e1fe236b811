package tidewire.summarizer.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.InvalidEventException;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;

/**
 * Reads what ingestors publish, and refuses besides invalid records those that would harm the stream: a missing value, a
 * key under which it would be told apart from its like in another partition, more bytes than the stages can hand on, a
 * time of a clock that was not set, an observation from the future (it would be held until then, and time that a marker
 * has passed cannot be turned back). The future is judged by the record's own time, which the broker lets be no more than
 * {@link SourceEvent#MOST_AHEAD} ahead of its clock: the log alone decides, so that a replay decides the same. What publishers and
 * venues say of time is not looked at, but for a trade long after it was observed: no bar of that time would ever close.
 * What it refuses it throws, and {@link DeadLetters} takes it. It stands inside the topology rather than in a
 * deserialiser, which runs ahead of processing: a letter would then not be sent with the same commit that passes its record.
 *
 * <p>The time of a record becomes the time of its event, whatever the producer wrote.
 */
public final class SourceReader extends ContextualFixedKeyProcessor<byte[], byte[], SourceEvent> {
    /** By the widest margin that anybody may give a venue's clock. */
    private static final Duration TRADE_MOST_AHEAD = Duration.ofDays(1);

    private final String topic;
    private final EventSerde<SourceEvent> events;

    private SourceReader(String topic, EventSerde<SourceEvent> events) {
        this.topic = topic;
        this.events = events;
    }

    /** Of {@link Topics#NEWS}. */
    public static SourceReader news() {
        return new SourceReader(Topics.NEWS, EventSerde.news());
    }

    /** Of {@link Topics#TICKS}. */
    public static SourceReader ticks() {
        return new SourceReader(Topics.TICKS, EventSerde.ticks());
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        SourceEvent event = checked(read(record), record.key(), Instant.ofEpochMilli(record.timestamp()));
        context()
                .forward(record.withValue(event).withTimestamp(event.eventTime().toEpochMilli()));
    }

    private @Nullable SourceEvent read(FixedKeyRecord<byte[], byte[]> record) {
        InputLimits.check(record.key(), record.value());
        try {
            return events.deserialize(topic, record.headers(), record.value());
        } catch (SerializationException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private SourceEvent checked(@Nullable SourceEvent event, byte @Nullable [] key, Instant written) {
        if (event == null) {
            throw new InvalidEventException("the record has no value");
        }
        String due = key(event);
        if (key == null || !due.equals(new String(key, StandardCharsets.UTF_8))) {
            throw new InvalidEventException("its key is not " + due);
        }
        if (event instanceof NewsItem item) {
            InputLimits.check(item);
        }
        Instant time = event.eventTime();
        if (time.isBefore(SourceEvent.EARLIEST)) {
            throw new InvalidEventException(
                    "observed at " + time + ", says its ingestor: the clock of its machine was not set");
        }
        if (time.isAfter(written.plus(SourceEvent.MOST_AHEAD))) {
            throw new InvalidEventException(
                    "observed in the future, says its ingestor: " + time + ", in a record of " + written);
        }
        checkTrades(event, time.plus(TRADE_MOST_AHEAD));
        return event;
    }

    private static void checkTrades(SourceEvent event, Instant latest) {
        if (event instanceof TradeBatch batch) {
            for (Trade trade : batch.trades()) {
                check(trade.time(), trade.observed(), latest);
            }
        } else if (event instanceof Trade trade) {
            check(trade.time(), trade.observed(), latest);
        } else if (event instanceof TradeCorrected correction) {
            check(correction.time(), correction.observed(), latest);
        }
    }

    private static void check(Instant traded, Instant observed, Instant latest) {
        if (traded.isAfter(latest)) {
            throw new InvalidEventException("traded at " + traded + ", says its venue, and observed at " + observed);
        }
    }

    /** As the contract has it: all that belongs together is in one partition. */
    private static String key(SourceEvent event) {
        if (event instanceof NewsItem item) {
            return item.id();
        }
        return event instanceof TradeEvent trade ? trade.symbol() : ((ClockMarker) event).ingestor();
    }
}
