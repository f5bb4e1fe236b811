package tidewire.dashboard;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Move;
import tidewire.events.TapeEntry;
import tidewire.events.Telemetry;
import tidewire.events.Topics;

/** The topics a page shows. */
enum ShownTopic {
    DIGESTS(Topics.DIGESTS, Digest.class, 20_000),
    TAPE(Topics.TAPE, TapeEntry.class, 50_000),
    BARS(Topics.BARS, Bar.class, 200_000),
    MOVES(Topics.MOVES, Move.class, 20_000),
    ALERTS(Topics.ALERTS, Alert.class, 20_000),
    TELEMETRY(Topics.TELEMETRY, Telemetry.class, 2_000);

    private final String topic;
    private final EventSerde<? extends Event> serde;
    private final int depth;

    <T extends Event> ShownTopic(String topic, Class<T> type, int depth) {
        this.topic = topic;
        this.serde = EventSerde.of(type);
        this.depth = depth;
    }

    String topic() {
        return topic;
    }

    /** How many offsets before the end reading begins, per partition: more than the read model keeps, less than all of history. */
    int depth() {
        return depth;
    }

    @Nullable
    Event read(ConsumerRecord<byte[], byte[]> message) {
        return serde.deserialize(message.topic(), message.headers(), message.value());
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
