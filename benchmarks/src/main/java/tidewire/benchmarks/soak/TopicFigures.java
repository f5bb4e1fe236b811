package tidewire.benchmarks.soak;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Bytes of topics on the broker's disk.
 *
 * @param bounded of topics that lose what is old, each
 * @param lastState of topics that keep the last record of a key, each
 * @param kept of topics that keep everything, each
 */
record TopicFigures(Map<String, Long> bounded, Map<String, Long> lastState, Map<String, Long> kept) {
    /** As they are now. */
    static TopicFigures now(Admin admin, TopicKinds kinds) throws ExecutionException, InterruptedException {
        TopicFigures figures = new TopicFigures(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        admin.describeLogDirs(admin.describeCluster().nodes().get().stream()
                        .map(node -> node.id())
                        .toList())
                .allDescriptions()
                .get()
                .values()
                .forEach(folders -> folders.values()
                        .forEach(folder -> folder.replicaInfos()
                                .forEach((partition, replica) -> figures.of(kinds, partition.topic())
                                        .merge(partition.topic(), replica.size(), Long::sum))));
        return figures;
    }

    private Map<String, Long> of(TopicKinds kinds, String topic) {
        return switch (kinds.of(topic)) {
            case BOUNDED -> bounded;
            case LAST_STATE -> lastState;
            case KEPT -> kept;
        };
    }

    static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
