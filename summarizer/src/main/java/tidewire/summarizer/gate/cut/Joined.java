package tidewire.summarizer.gate.cut;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Word;

/** Two sentences parted by a semicolon: the second says something else than the first, and a name keeps its capital. */
public final class Joined {
    private static final Set<Pos> CONTENT = Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.VERB, Pos.ADJ);
    /** As of this share of the shorter one's words, a headline and its lead sentence for example, one says the other again. */
    private static final double AGAIN = 0.4;

    private Joined() {}

    public static Optional<String> fault(String line, Sources sources) {
        int semicolon = line.indexOf("; ");
        if (semicolon < 0) {
            return Optional.empty();
        }
        String second = line.substring(semicolon + 2);
        Set<String> one = content(line.substring(0, semicolon));
        Set<String> other = content(second);
        int shorter = Math.min(one.size(), other.size());
        one.retainAll(other);
        if (one.size() >= AGAIN * shorter) {
            return Optional.of("says the same twice, on both sides of its semicolon");
        }
        String first = Word.of(second).stream().findFirst().map(Word::text).orElse("");
        boolean small = !first.isEmpty() && first.equals(first.toLowerCase(Locale.ROOT));
        return small && isName(first, sources)
                ? Optional.of("\"" + first + "\" is a name without its capital")
                : Optional.empty();
    }

    private static boolean isName(String small, Sources sources) {
        return sources.sentences().stream()
                .anyMatch(sentence -> sentence.words().stream()
                        .anyMatch(word -> word.key().equals(Word.key(small))
                                && word.hasUpperCase()
                                && (!word.first()
                                        || sentence.tag(sentence.words().indexOf(word)) == Pos.PROPN)));
    }

    private static Set<String> content(String text) {
        Sentence sentence = Sentence.of(text);
        Set<String> content = new HashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (CONTENT.contains(sentence.tag(i))) {
                content.add(Lemma.of(sentence.word(i).key()));
            }
        }
        return content;
    }
}
