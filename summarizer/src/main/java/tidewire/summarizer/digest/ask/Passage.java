package tidewire.summarizer.digest.ask;

/**
 * A sentence that may answer a question.
 *
 * @param item whose sentence it is
 * @param score share of the question's words that the sentence, with its item, has: 0 to 1
 */
record Passage(Askable item, String sentence, double score) {}
