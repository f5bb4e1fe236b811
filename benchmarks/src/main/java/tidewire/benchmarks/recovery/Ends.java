package tidewire.benchmarks.recovery;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far topics are written and read. */
final class Ends {
    private final Admin admin;
    private final int partitions;

    Ends(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** End of each partition of a topic. */
    Map<Integer, Long> of(String topic) throws ExecutionException, InterruptedException {
        var asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
        Map<Integer, Long> ends = new TreeMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    long sum(String topic) throws ExecutionException, InterruptedException {
        return of(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Up to where a group has read each partition of a topic. */
    Map<Integer, Long> read(String group, String topic) throws ExecutionException, InterruptedException {
        Map<Integer, Long> read = new TreeMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, at) -> {
                    if (partition.topic().equals(topic) && at != null) {
                        read.put(partition.partition(), at.offset());
                    }
                });
        return read;
    }
}
