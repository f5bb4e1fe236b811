package tidewire.summarizer.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs of up to three words that a single sentence of the sources has more than once: whoever tells what it says may have them as
 * often ("the Bus Safety and Security Act, to improve safety and security").
 *
 * @param <W> what words are told apart by
 */
final class Repeats<W> {
    static final int LONGEST = 3;

    private static final Set<String> MEASURES =
            Set.of("minute minutes min hour hours volume normal percent points price".split(" "));

    private final Map<List<W>, Integer> most = new HashMap<>();

    /** @param sentences words of each sentence */
    Repeats(List<List<W>> sentences) {
        for (List<W> sentence : sentences) {
            Map<List<W>, Integer> counts = new HashMap<>();
            for (int length = 1; length <= LONGEST; length++) {
                for (int i = 0; i + length <= sentence.size(); i++) {
                    counts.merge(List.copyOf(sentence.subList(i, i + length)), 1, Integer::sum);
                }
            }
            counts.forEach((run, count) -> {
                if (count > 1) {
                    most.merge(run, count, Math::max);
                }
            });
        }
    }

    /**
     * Is it a word of which any clause may be made that tells a figure ("in 5 minutes", "on 2.1x normal volume")? Runs of such words
     * alone come back with every move that is told, so only within one clause are they a repetition.
     */
    static boolean isLight(String key) {
        return WordList.FUNCTION.contains(key)
                || MEASURES.contains(key)
                || key.chars().anyMatch(Character::isDigit);
    }

    /** How often a run of words may stand in a line. */
    int allowed(List<W> run) {
        return most.getOrDefault(run, 1);
    }
}
