package tidewire.dashboard.history;

/**
 * How far the history has taken in a partition.
 *
 * @param topicId identity of the topic: a topic that was deleted and made again is another
 * @param next offset of the first record that is not in the history
 */
public record PartitionProgress(String topicId, long next) {}
