package tidewire.summarizer.gate;

import static tidewire.summarizer.gate.SourceSentences.isGlue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.Verdict.Outcome;

/**
 * For models that only cut sentences down and join them: what they write otherwise is a slip. A clause's words keep their order
 * ({@link OrderCheck}), a preposition stands before what it stands before in a source, and half a sentence is none.
 */
final class CutCheck {
    /** What begins a clause that leans on another. */
    private static final Set<String> SUBORDINATORS =
            Set.of("although though while when whenever if since because unless whereas".split(" "));

    private CutCheck() {}

    static Optional<Verdict> refuse(String line, Cited cited) {
        SourceSentences sources = new SourceSentences(cited);
        List<Word> words = Word.of(line);
        return opening(line, words, sources)
                .or(() -> prepositions(words, sources))
                .or(() -> new OrderCheck(sources).fault(line, words))
                .map(why -> Verdict.refused(Outcome.STITCHED, "stitched: " + why));
    }

    /** "When websites were first made." is half a sentence, and an "Although" that no source has is a slip. */
    private static Optional<String> opening(String line, List<Word> words, SourceSentences sources) {
        Word first = words.get(0);
        if (!SUBORDINATORS.contains(first.key())) {
            return Optional.empty();
        }
        if (!sources.has(first)) {
            return Optional.of("begins with \"" + first.text() + "\", which no source has");
        }
        return line.indexOf(',') < 0 ? Optional.of("only the clause of \"" + first.text() + "\"") : Optional.empty();
    }

    /** Every preposition stands before a word that it, or a phrase that it begins, stands before in a source. */
    private static Optional<String> prepositions(List<Word> words, SourceSentences sources) {
        Set<String> open = new HashSet<>();
        for (Word word : words) {
            String key = word.key();
            if (SourceSentences.PREPOSITIONS.contains(key)) {
                open.add(key);
            } else if (!isGlue(word)) {
                for (String preposition : open) {
                    // Figures and the words around them (moves are told in other words) are the business of other
                    // checks.
                    if (!word.hasDigit() && sources.has(word) && !sources.governs(preposition, word)) {
                        return Optional.of("no source has \"" + preposition + "\" before \"" + word.text() + "\"");
                    }
                }
                open.clear();
            }
        }
        return Optional.empty();
    }
}
