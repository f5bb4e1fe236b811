package tidewire.summarizer.gate.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Title;
import tidewire.summarizer.gate.word.Word;

/**
 * Every name, acronym and ticker symbol of a line stands in what it cites, and names that stand side by side do so there
 * too ("Barack Obama met John Kerry" backs no "Barack Kerry").
 */
public final class NamePromise {
    /** First names and initials that may be left out between a title and a name. */
    private static final int MOST_BETWEEN = 3;

    /** Words of the language's grammar, which begin a line with a capital and name nothing. */
    private static final Set<Pos> GRAMMAR = Set.of(Pos.DET, Pos.ADP, Pos.PRON, Pos.CCONJ, Pos.SCONJ, Pos.AUX, Pos.PART);

    private final Set<String> symbols;

    /** @param symbols ticker symbols, names wherever they stand */
    public NamePromise(Set<String> symbols) {
        this.symbols = Set.copyOf(symbols);
    }

    /** What is wrong with the line's names; empty when each is kept. */
    public Optional<String> fault(Sentence line, Sources sources) {
        for (int i = 0; i < line.size(); i++) {
            Word word = line.word(i);
            if (!isName(line, i, sources)) {
                continue;
            }
            if (!stands(word, sources)) {
                return Optional.of("\"" + word.bare() + "\" is not in the sources");
            }
            boolean beside = i > 0 && isName(line, i - 1, sources) && sideBySide(line, i);
            if (beside && !together(line.word(i - 1), word, sources)) {
                return Optional.of("\"" + line.word(i - 1).bare() + " " + word.bare() + "\" is not in the sources");
            }
        }
        return Optional.empty();
    }

    private static boolean sideBySide(Sentence line, int at) {
        boolean possessive =
                !line.word(at - 1).bare().equals(line.word(at - 1).text().replace('’', '\''));
        return !possessive
                && line.text()
                        .substring(line.word(at - 1).end(), line.word(at).start())
                        .isBlank();
    }

    /** A capital inside a sentence makes a name; at its beginning only what is no ordinary word. */
    private boolean isName(Sentence line, int at, Sources sources) {
        Word word = line.word(at);
        if (symbols.contains(word.bare()) && !ordinaryCapital(line, at, sources)) {
            return true;
        }
        if (!word.hasUpperCase() || word.hasDigit()) {
            return false; // words with digits are figures or codes
        }
        return word.isAllCapitals() || !ordinaryCapital(line, at, sources);
    }

    private static boolean ordinaryCapital(Sentence line, int at, Sources sources) {
        Word word = line.word(at);
        boolean onlySmallThere = sources.has(word.text()) && !sources.hasName(word.text());
        boolean possessive = !word.bare().equals(word.text().replace('’', '\''));
        boolean unknown = !sources.hasName(word.text()) && line.tag(at) != Pos.PROPN && !possessive;
        boolean titled = at > 0 && Title.isOne(line.word(at - 1).key()); // "Rep. Muster" begins no sentence
        return word.first()
                && !titled
                && !word.isAllCapitals()
                && (onlySmallThere || unknown || GRAMMAR.contains(line.tag(at)));
    }

    private static boolean stands(Word word, Sources sources) {
        if (word.isAllCapitals()) {
            return sources.hasExactly(word.text());
        }
        if (sources.hasName(word.text())) {
            return true;
        }
        String[] parts = word.bare().split("[\\-–]");
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            if (part.codePoints().anyMatch(Character::isUpperCase) && !sources.hasName(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean together(Word left, Word right, Sources sources) {
        return sources.readings().stream()
                .anyMatch(sentence ->
                        together(left, right, sentence.words()) || together(left, right, withoutBrackets(sentence)));
    }

    /** Side by side, or parted by nothing but more of the same name: "President Barack Obama" has "President Obama". */
    private static boolean together(Word left, Word right, List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).key().equals(left.key())) {
                continue;
            }
            int most = isTitle(words, i) ? MOST_BETWEEN : 0;
            for (int k = i + 1; k < words.size() && k <= i + 1 + most; k++) {
                if (words.get(k).key().equals(right.key())) {
                    return true;
                }
                if (!words.get(k).hasUpperCase() || !adjacent(words, k)) {
                    break;
                }
            }
        }
        return isOf(right, left, words);
    }

    private static boolean isTitle(List<Word> words, int at) {
        boolean general = words.get(at).key().equals("general")
                && at > 0
                && Set.of("attorney", "solicitor", "inspector", "secretary", "surgeon")
                        .contains(words.get(at - 1).key());
        return general || Title.isOne(words.get(at).key());
    }

    private static boolean adjacent(List<Word> words, int at) {
        return words.get(at).start() - words.get(at - 1).end() <= 2; // a space, or an initial's full stop and one
    }

    /** "Department of Justice" has "Justice Department". */
    private static boolean isOf(Word whole, Word name, List<Word> words) {
        for (int i = 2; i < words.size(); i++) {
            int at = words.get(i - 1).key().equals("the") && i > 2 ? i - 2 : i - 1;
            if (words.get(i).key().equals(name.key())
                    && words.get(at).key().equals("of")
                    && words.get(at - 1).key().equals(whole.key())) {
                return true;
            }
        }
        return false;
    }

    /** "Federal Trade Commission (FTC) Chair" has "Commission Chair". */
    private static List<Word> withoutBrackets(Sentence sentence) {
        List<Word> words = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < sentence.size(); i++) {
            String mark = sentence.marks().get(i);
            inside = mark.equals("(") || (inside && !mark.equals(")"));
            if (!inside) {
                words.add(sentence.word(i));
            }
        }
        return words;
    }
}
