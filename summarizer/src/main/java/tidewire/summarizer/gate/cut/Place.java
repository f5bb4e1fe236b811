package tidewire.summarizer.gate.cut;

/** A word of the sources. */
record Place(int sentence, int index) {}
