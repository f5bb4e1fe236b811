package tidewire.dashboard.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.PartitionProgress;
import tidewire.dashboard.history.Position;

/**
 * Which partitions are read, and from where: the history goes on where it ended, the live view needs the last {@code depth}
 * records. Where the topics are not those that the history was read from, the history is begun again.
 */
final class Assignment {
    private static final Logger log = LoggerFactory.getLogger(Assignment.class);

    private final TopicIds topicIds;
    private final History history;
    private final Map<TopicPartition, Long> next =
            new HashMap<>(); // The first offsets that the history does not know of.
    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    Assignment(TopicIds topicIds, History history) {
        this.topicIds = topicIds;
        this.history = history;
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    /** Topics may come, and get partitions, after the start. Returns the topics that are missing. */
    List<String> look(Consumer<byte[], byte[]> consumer) {
        List<String> missing = new ArrayList<>();
        Set<TopicPartition> found = new HashSet<>();
        Map<String, List<PartitionInfo>> topics = consumer.listTopics();
        for (ShownTopic topic : ShownTopic.values()) {
            List<PartitionInfo> partitions = topics.get(topic.topic());
            if (partitions == null || partitions.isEmpty()) {
                missing.add(topic.topic());
                continue;
            }
            partitions.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> !next.containsKey(partition))
                    .forEach(found::add);
        }
        if (!found.isEmpty()) {
            assign(consumer, found);
        }
        return missing;
    }

    private void assign(Consumer<byte[], byte[]> consumer, Set<TopicPartition> found) {
        ids.putAll(
                topicIds.of(found.stream().map(TopicPartition::topic).distinct().toList()));
        Set<TopicPartition> all = new HashSet<>(next.keySet());
        all.addAll(found);
        Map<TopicPartition, Long> places = new HashMap<>();
        next.keySet().forEach(partition -> places.put(partition, consumer.position(partition)));
        // Before offsets are asked for: a consumer warns of answers about partitions that it does not read.
        consumer.assign(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(found);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(found);
        Map<Position, PartitionProgress> progress = history.progress();
        for (TopicPartition partition : found) {
            PartitionProgress known = progress.get(position(partition));
            if (known != null
                    && !isOf(known, partition, ends)
                    && ShownTopic.of(partition.topic()).isKept()) {
                log.warn(
                        "{} is not the topic that the history was read from: the history is built again",
                        partition.topic());
                history.startOver();
                throw new StartOver();
            }
        }
        places.forEach(consumer::seek);
        for (TopicPartition partition : found) {
            ShownTopic topic = ShownTopic.of(partition.topic());
            long begin = begins.getOrDefault(partition, 0L);
            long live = Math.max(begin, ends.getOrDefault(partition, 0L) - topic.depth());
            PartitionProgress known = progress.get(position(partition));
            long kept = known == null || !isOf(known, partition, ends) ? begin : Math.max(begin, known.next());
            next.put(partition, kept);
            consumer.seek(partition, topic.isKept() ? Math.min(kept, live) : live);
        }
        toCatchUp.putAll(ends);
    }

    private boolean isOf(PartitionProgress known, TopicPartition partition, Map<TopicPartition, Long> ends) {
        return known.topicId().equals(ids.get(partition.topic())) && known.next() <= ends.getOrDefault(partition, 0L);
    }

    /** True if the history does not have this record yet, nor has it passed it. */
    boolean isNew(TopicPartition partition, long offset) {
        return offset >= next.getOrDefault(partition, 0L);
    }

    /** How far the history has come once what was polled is in it. */
    Map<Position, PartitionProgress> reached(Consumer<byte[], byte[]> consumer, Set<TopicPartition> polled) {
        Map<Position, PartitionProgress> reached = new HashMap<>();
        for (TopicPartition partition : polled) {
            long position = consumer.position(partition);
            if (position > next.getOrDefault(partition, 0L)) {
                String id = ids.getOrDefault(partition.topic(), "");
                reached.put(position(partition), new PartitionProgress(id, position));
            }
        }
        return reached;
    }

    void written(Map<Position, PartitionProgress> reached) {
        reached.forEach((position, progress) ->
                next.put(new TopicPartition(position.topic(), position.partition()), progress.next()));
    }

    /** True once everything that was there when reading began has been read. */
    boolean isCaughtUp(Consumer<byte[], byte[]> consumer) {
        toCatchUp.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return toCatchUp.isEmpty();
    }

    private static Position position(TopicPartition partition) {
        return new Position(partition.topic(), partition.partition());
    }

    /** Reading begins again, from the first record. */
    static final class StartOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartOver() {
            super("the history is built again", null, false, false);
        }
    }
}
