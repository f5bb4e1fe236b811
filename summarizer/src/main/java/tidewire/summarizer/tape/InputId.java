package tidewire.summarizer.tape;

/** One input of a desk: a source's records in one partition of its topic. */
record InputId(String source, int partition) {}
