package tidewire.dashboard.history;

/** A partition of a topic. */
public record Position(String topic, int partition) {}
