package tidewire.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import tidewire.app.broker.TopicScan;
import tidewire.events.Topics;

/**
 * Which letters of a topic were sent back before. A mark is a record on {@link Topics#REPLAYED}: its key is
 * {@code <id of the topic>/<partition>@<offset>}, so that a topic that was made anew has no marks of the old one; its value is the time.
 */
final class ReplayMarks {
    private final String prefix;
    private final Set<String> places;

    private ReplayMarks(String prefix, Set<String> places) {
        this.prefix = prefix;
        this.places = places;
    }

    /** Of a topic whose letters are on their way for the first time. */
    static ReplayMarks none(Uuid topicId) {
        return new ReplayMarks(topicId + "/", Set.of());
    }

    /**
     * Those that stand there now.
     *
     * @param client Kafka client properties
     * @param topic of the letters
     * @throws IllegalStateException when the broker does not answer
     */
    static ReplayMarks read(Map<String, Object> client, String topic) {
        String prefix = id(client, topic) + "/";
        Set<String> places = new HashSet<>();
        TopicScan.read(client, Topics.REPLAYED, found -> {
            String key = found.key() == null ? "" : new String(found.key(), StandardCharsets.UTF_8);
            if (key.startsWith(prefix)) {
                places.add(key.substring(prefix.length()));
            }
        });
        return new ReplayMarks(prefix, places);
    }

    private static Uuid id(Map<String, Object> client, String topic) {
        try (Admin admin = Admin.create(client)) {
            return Objects.requireNonNull(
                            admin.describeTopics(List.of(topic))
                                    .allTopicNames()
                                    .get()
                                    .get(topic),
                            topic)
                    .topicId();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic " + topic + " cannot be described: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked for " + topic, e);
        }
    }

    boolean has(Letter letter) {
        return places.contains(letter.place());
    }

    /** To be written in the transaction that sends the letter. */
    ProducerRecord<byte[], byte[]> of(Letter letter) {
        return new ProducerRecord<>(
                Topics.REPLAYED,
                (prefix + letter.place()).getBytes(StandardCharsets.UTF_8),
                Instant.now().toString().getBytes(StandardCharsets.UTF_8));
    }
}
