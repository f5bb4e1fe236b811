package tidewire.summarizer.gate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The words written so far, and which of them may not come next: what the gate would refuse as a repetition is not begun.
 * No word stands twice in a row, and neither three words nor two that say something come back. Immutable.
 */
final class History {
    /** So many words in a row come only once. */
    private static final int NGRAM = 3;

    private final int[] words;
    private final int[] forbidden;
    private final BitSet functionWords;

    private History(int[] words, BitSet functionWords) {
        this.words = words;
        this.functionWords = functionWords;
        forbidden = words.length == 0 ? words : forbidden(words, functionWords);
    }

    /** @param functionWords identities of the words that say nothing by themselves */
    static History empty(BitSet functionWords) {
        return new History(new int[0], functionWords);
    }

    History with(int word) {
        int[] longer = Arrays.copyOf(words, words.length + 1);
        longer[words.length] = word;
        return new History(longer, functionWords);
    }

    private static int[] forbidden(int[] words, BitSet functionWords) {
        int n = words.length;
        int last = words[n - 1];
        IntStream triples = IntStream.range(NGRAM - 1, n)
                .filter(i -> Arrays.equals(words, i - NGRAM + 1, i, words, n - NGRAM + 1, n))
                .map(i -> words[i]);
        IntStream pairs = functionWords.get(last)
                ? IntStream.empty()
                : IntStream.range(1, n)
                        .filter(i -> words[i - 1] == last && !functionWords.get(words[i]))
                        .map(i -> words[i]);
        return IntStream.concat(IntStream.of(last), IntStream.concat(triples, pairs))
                .distinct()
                .toArray();
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
