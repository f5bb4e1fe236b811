package tidewire.summarizer.gate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The words written so far, and which of them may not come next. Immutable. */
final class History {
    static final History EMPTY = new History(new int[0]);
    /** So many words in a row come only once. */
    private static final int NGRAM = 4;

    private final int[] words;
    private final int[] forbidden;

    private History(int[] words) {
        this.words = words;
        forbidden = words.length == 0 ? words : forbidden(words);
    }

    History with(int word) {
        int[] longer = Arrays.copyOf(words, words.length + 1);
        longer[words.length] = word;
        return new History(longer);
    }

    private static int[] forbidden(int[] words) {
        int n = words.length;
        IntStream repeated = IntStream.range(NGRAM - 1, n)
                .filter(i -> Arrays.equals(words, i - NGRAM + 1, i, words, n - NGRAM + 1, n))
                .map(i -> words[i]);
        return IntStream.concat(IntStream.of(words[n - 1]), repeated).distinct().toArray();
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    int[] forbidden() {
        return forbidden;
    }

    boolean forbids(int word) {
        for (int each : forbidden) {
            if (each == word) {
                return true;
            }
        }
        return false;
    }
}
