package tidewire.app.tape;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import tidewire.events.Topics;

/** Whether the stages have read all that there is. */
public final class Consumed {
    /** In this order: what the first has finished is there for the second to read. */
    private static final List<String> APPLICATIONS = List.of("tidewire-tape", "tidewire-digest");

    private Consumed() {}

    /** Both applications have committed up to the end of all that they read. */
    public static boolean all(Map<String, Object> client) {
        Set<TopicPartition> read = new HashSet<>();
        try (Admin admin = Admin.create(client)) {
            for (String application : APPLICATIONS) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                        .partitionsToOffsetAndMetadata()
                        .get();
                var ends = admin.listOffsets(committed.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all()
                        .get();
                boolean behind = committed.entrySet().stream()
                        .anyMatch(at -> at.getValue() == null
                                || at.getValue().offset()
                                        < ends.get(at.getKey()).offset());
                if (behind) {
                    return false;
                }
                read.addAll(committed.keySet());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return Set.of(Topics.NEWS, Topics.TICKS, Topics.TAPE).stream()
                .allMatch(topic ->
                        read.stream().anyMatch(partition -> partition.topic().equals(topic)));
    }
}
