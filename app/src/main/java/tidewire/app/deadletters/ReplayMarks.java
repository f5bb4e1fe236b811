package tidewire.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import tidewire.app.Failures;
import tidewire.app.broker.TopicScan;
import tidewire.events.Topics;

/**
 * What was sent back before. A letter has a mark of its own place and one of the place of the record that it is of, so that a record which
 * several stages have set aside goes back once, whoever's letter is first. A mark is a record on {@link Topics#REPLAYED}: its key is
 * {@code <id of the topic>/<partition>@<offset>}, so that a topic that was made anew has no marks of the old one; its value is the time.
 */
final class ReplayMarks {
    private final Map<String, Uuid> topics;
    private final Set<String> marked;

    /**
     * @param topics that there are, with their ids
     * @param marked keys
     */
    ReplayMarks(Map<String, Uuid> topics, Set<String> marked) {
        this.topics = topics;
        this.marked = marked;
    }

    /**
     * Those that stand there now, of all stages.
     *
     * @param client Kafka client properties
     * @throws IllegalStateException when the broker does not answer
     */
    static ReplayMarks read(Map<String, Object> client) {
        Map<String, Uuid> topics = topics(client);
        Set<String> marked = new HashSet<>();
        TopicScan.read(client, Topics.REPLAYED, found -> {
            if (found.key() != null) {
                marked.add(new String(found.key(), StandardCharsets.UTF_8));
            }
        });
        return new ReplayMarks(topics, marked);
    }

    private static Map<String, Uuid> topics(Map<String, Object> client) {
        Map<String, Uuid> topics = new HashMap<>();
        try (Admin admin = Admin.create(client)) {
            admin.listTopics().listings().get().forEach(topic -> topics.put(topic.name(), topic.topicId()));
            return topics;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed: " + Failures.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were listed", e);
        }
    }

    /** Whether there is such a topic. */
    boolean knows(String topic) {
        return topics.containsKey(topic);
    }

    /** Whether the letter, or another one of its record, was sent. */
    boolean has(Letter letter) {
        return keys(letter).stream().anyMatch(marked::contains);
    }

    /** To be written in the transaction that sends the letter. */
    List<ProducerRecord<byte[], byte[]>> of(Letter letter) {
        byte[] now = Instant.now().toString().getBytes(StandardCharsets.UTF_8);
        return keys(letter).stream()
                .map(key -> new ProducerRecord<>(Topics.REPLAYED, key.getBytes(StandardCharsets.UTF_8), now))
                .toList();
    }

    /** The same for all letters of one record. */
    String record(Letter letter) {
        List<String> keys = keys(letter);
        return keys.get(keys.size() - 1);
    }

    /**
     * By itself, and by the record it is of; of an alert for each stage, since one that another stage's letter sends back is not delivered
     * again.
     */
    private List<String> keys(Letter letter) {
        List<String> keys = new ArrayList<>();
        keys.add(topics.get(letter.record().topic()) + "/" + letter.place());
        String topic = letter.topic();
        String origin = letter.origin();
        if (topic != null && origin != null && topics.containsKey(topic)) {
            String stage =
                    topic.equals(Topics.ALERTS) ? " of " + letter.record().topic() : "";
            keys.add(topics.get(topic) + "/" + origin + stage);
        }
        return keys;
    }
}
