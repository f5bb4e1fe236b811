package tidewire.dashboard.reader;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Identities of topics by name: a topic that was deleted and made again is another. A topic that does not exist has none. */
public interface TopicIds {
    Map<String, String> of(Collection<String> topics);

    /** As the cluster says. */
    static TopicIds ofCluster(Map<String, Object> client) {
        return topics -> {
            try (Admin admin = Admin.create(client)) {
                Map<String, String> ids = new HashMap<>();
                for (Map.Entry<String, KafkaFuture<TopicDescription>> one :
                        admin.describeTopics(topics).topicNameValues().entrySet()) {
                    try {
                        ids.put(
                                one.getKey(),
                                one.getValue()
                                        .get(30, TimeUnit.SECONDS)
                                        .topicId()
                                        .toString());
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                            throw new IllegalStateException("topics cannot be described: " + e.getCause(), e);
                        }
                    } catch (TimeoutException e) {
                        throw new IllegalStateException("the cluster did not describe its topics in time", e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted while topics were described", e);
                    }
                }
                return ids;
            }
        };
    }
}
