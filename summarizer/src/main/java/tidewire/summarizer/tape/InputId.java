package tidewire.summarizer.tape;

/** One partition of a topic that a desk reads. */
record InputId(String topic, int partition) {}
