package tidewire.summarizer.gate.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/**
 * Verbs, nouns and adjectives that no source has. They may be good ("die" of "are killed"), and no rule can tell: whether one may leave
 * is for the model to say, and it has to be surer of it than of a line in the sources' own words.
 */
public final class OtherWords {
    /** "Prostitutes" and "prostitution" have the same beginning. */
    private static final int STEM = 6;

    private static final int ROOT = STEM - 1;

    private static final Set<String> OWNERS = Set.of("its", "his", "her", "their");

    private OtherWords() {}

    /** A word that the sources have in no form: of another story, or of none. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        Set<String> known = known(sources);
        for (int i = 0; i < line.size(); i++) {
            boolean bears = OWNERS.contains(line.key(i))
                    || line.tag(i) == Pos.VERB
                    || line.tag(i) == Pos.NOUN
                    || line.tag(i) == Pos.ADJ;
            if (bears && !isKnown(line.key(i), known)) {
                return Optional.of("no source has \"" + line.word(i).text() + "\"");
            }
        }
        return Optional.empty();
    }

    /** Do the sources have the word in no form? */
    static boolean isOther(String word, Sources sources) {
        return !isKnown(word, known(sources));
    }

    private static Set<String> known(Sources sources) {
        Set<String> known = new HashSet<>();
        for (Sentence sentence : sources.readings()) {
            sentence.words().forEach(word -> known.addAll(forms(word.key())));
        }
        return known;
    }

    private static boolean isKnown(String key, Set<String> known) {
        String stem = stem(key);
        // "Fraud" has the same root as "fraudulent".
        boolean root = stem.length() == ROOT && known.stream().anyMatch(one -> one.startsWith(stem));
        return root || forms(key).stream().anyMatch(known::contains);
    }

    /** "Multi-million" is "multimillion" too. */
    private static Set<String> forms(String key) {
        return new HashSet<>(List.of(stem(key), stem(key.replaceAll("[-–]", ""))));
    }

    private static String stem(String key) {
        String lemma = Lemma.of(key);
        return lemma.substring(0, Math.min(lemma.length(), STEM));
    }
}
