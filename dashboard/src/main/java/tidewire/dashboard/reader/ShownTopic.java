package tidewire.dashboard.reader;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.Answer;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Move;
import tidewire.events.Question;
import tidewire.events.SourceStatus;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.Topics;
import tidewire.events.TradingDay;
import tidewire.events.WebhookStatus;

/** The topics a page shows. */
public enum ShownTopic {
    DIGESTS(Topics.DIGESTS, Digest.class, 20_000, true),
    TAPE(Topics.TAPE, TapeEntry.class, 50_000, true),
    BARS(Topics.BARS, Bar.class, 200_000, true),
    MOVES(Topics.MOVES, Move.class, 20_000, true),
    ALERTS(Topics.ALERTS, Alert.class, 20_000, true),
    ALERT_COMMANDS(Topics.ALERT_COMMANDS, AlertCommand.class, 20_000, false),
    WEBHOOKS(Topics.WEBHOOKS, WebhookStatus.class, 2_000, false),
    DAYS(Topics.DAYS, TradingDay.class, 20_000, false),
    STORIES(Topics.STORIES, Story.class, 0, true),
    SOURCES(Topics.SOURCES, SourceStatus.class, 20_000, true),
    QUESTIONS(Topics.QUESTIONS, Question.class, 0, true),
    ANSWERS(Topics.ANSWERS, Answer.class, 1_000, true),
    TELEMETRY(Topics.TELEMETRY, Telemetry.class, 2_000, false),
    STATUS(Topics.STATUS, TapeStatus.class, 2_000, false);

    private final String topic;
    private final EventSerde<? extends Event> serde;
    private final int depth;
    private final boolean kept;

    <T extends Event> ShownTopic(String topic, Class<T> type, int depth, boolean kept) {
        this.topic = topic;
        this.serde = EventSerde.of(type);
        this.depth = depth;
        this.kept = kept;
    }

    public String topic() {
        return topic;
    }

    /** How many offsets before the end the live view needs, per partition: more than it keeps, less than all of history. */
    int depth() {
        return depth;
    }

    /** True for what the history keeps from the first record on; of the others it only knows how far they were read. */
    boolean isKept() {
        return kept;
    }

    /**
     * What a record says; null for one that only takes its key away.
     *
     * @throws SerializationException when it says nothing that this topic has
     */
    @Nullable
    Event read(ConsumerRecord<byte[], byte[]> message) {
        Event event = serde.deserialize(message.topic(), message.headers(), message.value());
        if (event == null && !Topics.isCompacted(topic)) {
            throw new SerializationException("it has no value");
        }
        return event;
    }

    static ShownTopic of(String topic) {
        for (ShownTopic shown : values()) {
            if (shown.topic.equals(topic)) {
                return shown;
            }
        }
        throw new IllegalArgumentException("no topic of the dashboard: " + topic);
    }
}
