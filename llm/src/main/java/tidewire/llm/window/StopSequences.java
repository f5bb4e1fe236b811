package tidewire.llm.window;

import java.util.List;
import tidewire.llm.TokenConstraint.TokenSequence;

/** Sequences of tokens that end a text. */
final class StopSequences {
    private final List<int[]> sequences;

    StopSequences(List<int[]> sequences) {
        this.sequences = sequences;
    }

    /** Length of the longest sequence that {@code written}, followed by {@code next}, ends with; 0 if there is none. */
    int endingWith(TokenSequence written, int next) {
        int longest = 0;
        for (int[] sequence : sequences) {
            if (sequence.length > longest && ends(written, next, sequence)) {
                longest = sequence.length;
            }
        }
        return longest;
    }

    /** Compared backwards as a whole each time, so that a beginning that overlaps itself is not missed. */
    private static boolean ends(TokenSequence written, int next, int[] sequence) {
        int before = sequence.length - 1;
        if (sequence[before] != next || before > written.length()) {
            return false;
        }
        for (int i = 1; i <= before; i++) {
            if (sequence[before - i] != written.get(written.length() - i)) {
                return false;
            }
        }
        return true;
    }
}
