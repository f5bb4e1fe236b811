package tidewire.summarizer.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tidewire.events.Topics;

/**
 * How many partitions the topics have in truth. The tape waits for the clocks in all of them, so a count from a
 * configuration that is wrong would either stop it for ever or let it run ahead.
 *
 * @param news of {@link Topics#NEWS}
 * @param ticks of {@link Topics#TICKS}
 * @param tape of {@link Topics#TAPE}
 */
public record PartitionCounts(int news, int ticks, int tape) {
    private static final String MISSING = "the topics " + Topics.NEWS + ", " + Topics.TICKS + " and " + Topics.TAPE
            + " must exist before the summarizer starts";

    /** The partition in which a desk's tape stands: Kafka's own choice for its name as the key. */
    public int ofDesk(String desk) {
        return BuiltInPartitioner.partitionForKey(desk.getBytes(StandardCharsets.UTF_8), tape);
    }

    /** @throws IllegalStateException when the broker does not answer in time or a topic is missing */
    public static PartitionCounts read(Map<String, Object> client, Duration timeout) {
        try (Admin admin = Admin.create(client)) {
            Map<String, TopicDescription> topics = admin.describeTopics(List.of(Topics.NEWS, Topics.TICKS, Topics.TAPE))
                    .allTopicNames()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new PartitionCounts(
                    count(topics, Topics.NEWS), count(topics, Topics.TICKS), count(topics, Topics.TAPE));
        } catch (ExecutionException e) {
            boolean missing = e.getCause() instanceof UnknownTopicOrPartitionException;
            throw new IllegalStateException(
                    missing ? MISSING : "the topics could not be described: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer from Kafka within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for its topics", e);
        }
    }

    private static int count(Map<String, TopicDescription> topics, String name) {
        TopicDescription topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException(MISSING);
        }
        return topic.partitions().size();
    }
}
