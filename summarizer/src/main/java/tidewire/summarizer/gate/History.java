package tidewire.summarizer.gate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words written so far, and which of them may not come next: what the gate would refuse as a repetition is not begun.
 * No word stands twice in a row, and neither three words nor two that say something come back, but as the sources repeat them
 * themselves. Immutable.
 */
final class History {
    /** So many words in a row come only once. */
    private static final int NGRAM = 3;

    private final int[] words;
    /** How many of the words stand in clauses that are over. */
    private final int over;

    private final int[] forbidden;
    private final AllowedWords.Tries allowed;

    private History(int[] words, int over, AllowedWords.Tries allowed) {
        this.words = words;
        this.over = over;
        this.allowed = allowed;
        forbidden = words.length == 0 ? words : forbid();
    }

    static History empty(AllowedWords.Tries allowed) {
        return new History(new int[0], 0, allowed);
    }

    /** @param endsClause whether a semicolon follows the word */
    History with(int word, boolean endsClause) {
        int[] longer = Arrays.copyOf(words, words.length + 1);
        longer[words.length] = word;
        return new History(longer, endsClause ? longer.length : over, allowed);
    }

    private int[] forbid() {
        int last = words[words.length - 1];
        IntStream pairs = allowed.functionWords().get(last)
                ? IntStream.empty()
                : usedUp(2).filter(word -> !allowed.functionWords().get(word));
        return IntStream.concat(IntStream.of(last), IntStream.concat(usedUp(NGRAM), pairs))
                .distinct()
                .toArray();
    }

    /** Words that would complete a run of so many words which stands here as often as it may. */
    private IntStream usedUp(int length) {
        int n = words.length;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = length - 1; i < n; i++) {
            boolean same = Arrays.equals(words, i - length + 1, i, words, n - length + 1, n);
            if (same && !(isLight(i - length + 1, i) && i - length + 1 < over)) {
                counts.merge(words[i], 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= allowed.repeats().allowed(run(length, each.getKey())))
                .mapToInt(Map.Entry::getKey)
                .sorted();
    }

    private boolean isLight(int from, int to) {
        return IntStream.rangeClosed(from, to).allMatch(i -> allowed.light().get(words[i]));
    }

    private List<Integer> run(int length, int next) {
        return IntStream.concat(Arrays.stream(words, words.length - length + 1, words.length), IntStream.of(next))
                .boxed()
                .toList();
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
