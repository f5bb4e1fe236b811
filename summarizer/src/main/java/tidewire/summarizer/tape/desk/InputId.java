package tidewire.summarizer.tape.desk;

/** One partition of a topic that a desk reads. */
public record InputId(String topic, int partition) {}
