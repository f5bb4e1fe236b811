package tidewire.llm.window;

/** Refuses token ids that no embedding stands for. */
final class Tokens {
    private Tokens() {}

    static void check(int[] tokens, int vocabularySize, String what) {
        for (int token : tokens) {
            if (token < 0 || token >= vocabularySize) {
                throw new IllegalArgumentException(
                        what + ": token id " + token + " is outside the vocabulary of " + vocabularySize);
            }
        }
    }
}
