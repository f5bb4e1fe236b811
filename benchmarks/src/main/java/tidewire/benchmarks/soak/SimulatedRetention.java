package tidewire.benchmarks.soak;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import tidewire.events.Topics;

/**
 * Deletes what is too old by the simulated clock, which a broker cannot know, and makes segments small: whole segments are deleted and
 * compacted, and weeks that pass in minutes would not fill one.
 */
final class SimulatedRetention {
    /** The least that a broker takes. */
    private static final String SEGMENT = String.valueOf(1 << 20);

    /** For a broker that looks as often as days pass. */
    static final Map<String, String> BROKER = Map.of(
            "log.retention.check.interval.ms",
            "2000",
            "log.initial.task.delay.ms",
            "2000",
            "log.segment.delete.delay.ms",
            "1000",
            "log.cleaner.backoff.ms",
            "2000");

    private final Admin admin;
    private final TopicKinds kinds;

    SimulatedRetention(Admin admin, TopicKinds kinds) {
        this.admin = admin;
        this.kinds = kinds;
    }

    /** Of all topics that there are but those that keep everything. */
    void smallSegments() throws ExecutionException, InterruptedException {
        AlterConfigOp small =
                new AlterConfigOp(new ConfigEntry(TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT), AlterConfigOp.OpType.SET);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : admin.listTopics().names().get()) {
            if (kinds.of(topic) != TopicKinds.Kind.KEPT) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(small));
            }
        }
        admin.incrementalAlterConfigs(changes).all().get();
    }

    /** Deletes what topics of ours would have lost by then. */
    void apply(Instant now) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(Topics.all())
                .allTopicNames()
                .get()
                .forEach((topic, description) -> kinds.age(topic)
                        .ifPresent(age -> description.partitions().forEach(partition -> {
                            TopicPartition place = new TopicPartition(topic, partition.partition());
                            asked.put(
                                    place,
                                    OffsetSpec.forTimestamp(now.minus(age).toEpochMilli()));
                            ends.put(place, OffsetSpec.latest());
                        })));
        var last = admin.listOffsets(ends).all().get();
        Map<TopicPartition, RecordsToDelete> old = admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        found -> RecordsToDelete.beforeOffset(
                                found.getValue().offset() >= 0
                                        ? found.getValue().offset()
                                        : Objects.requireNonNull(last.get(found.getKey()))
                                                .offset())));
        admin.deleteRecords(old).all().get();
    }
}
