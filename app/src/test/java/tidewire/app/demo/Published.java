package tidewire.app.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.events.EventSerde;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;

/**
 * What stands on the topics of a run whose data was kept.
 *
 * @param texts every text of a published item or move by its id: what a line that cites it may say
 * @param digests values of the digests' topic
 * @param json values in JSON by topic and type, the first of each topic
 */
record Published(Map<String, String> texts, List<String> digests, Map<Of, List<String>> json) {
    /** What a topic has of one type, as its header says. */
    record Of(String topic, String type) {}

    private static final int FIRST = 500;

    static Published read(Path data) {
        Map<String, String> texts = new HashMap<>();
        List<String> digests = new ArrayList<>();
        Map<Of, List<String>> json = new HashMap<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            for (ConsumerRecord<byte[], byte[]> found : records(broker, Topics.NEWS)) {
                SourceEvent event = EventSerde.news().deserialize(Topics.NEWS, found.headers(), found.value());
                if (event instanceof NewsItem item) {
                    texts.put(item.id(), item.title() + "\n" + item.summary() + "\n" + item.text());
                }
            }
            for (ConsumerRecord<byte[], byte[]> found : records(broker, Topics.MOVES)) {
                Move move = EventSerde.of(Move.class).deserialize(Topics.MOVES, found.value());
                texts.put(move.id(), move.title() + "\n" + move.text());
            }
            for (ConsumerRecord<byte[], byte[]> found : records(broker, Topics.DIGESTS)) {
                digests.add(text(found.value()));
            }
            for (String topic : Topics.all()) {
                for (ConsumerRecord<byte[], byte[]> found : records(broker, topic, FIRST)) {
                    Header type = found.headers().lastHeader("ce_type");
                    if (type != null && found.value() != null) {
                        json.computeIfAbsent(new Of(topic, text(type.value())), of -> new ArrayList<>())
                                .add(text(found.value()));
                    }
                }
            }
        }
        return new Published(texts, digests, json);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(EmbeddedBroker broker, String topic) {
        return records(broker, topic, Integer.MAX_VALUE);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(EmbeddedBroker broker, String topic, int most) {
        Map<String, Object> properties = new HashMap<>(broker.clientProperties());
        properties.put("isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end && found.size() < most) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
