package tidewire.summarizer.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.summarizer.gate.Verdict.Outcome;

/**
 * Every name, acronym and ticker symbol of a line stands in what it cites, and names that stand side by side do so there
 * too, in that order ("Barack Obama met John Kerry" backs no "Barack Kerry").
 */
final class NameCheck {
    /** Words that may be left out between a title and a name: "President Barack Obama" backs "President Obama". */
    private static final int REACH = 4;

    static final Set<String> TITLES = Set.of(
            ("president prime minister secretary chancellor senator sen rep representative congressman congresswoman governor gov mayor "
                            + "judge justice chairman chairwoman chair chief king queen prince princess pope cardinal bishop sheikh "
                            + "presidents ministers senators sens representatives reps congressmen judges justices chairs generals officers "
                            + "general gen colonel col captain capt officer ceo cfo director professor prof dr mr mrs ms sir lord")
                    .split(" "));
    /** What a company's name ends in: "General Electric Co" does not back "General Co". */
    private static final Set<String> COMPANY_ENDS =
            Set.of("co corp inc ltd llc plc group holdings bank ag sa se nv company corporation".split(" "));

    private final Set<String> symbols;

    /** @param symbols ticker symbols, names wherever they stand */
    NameCheck(Set<String> symbols) {
        this.symbols = Set.copyOf(symbols);
    }

    Optional<Verdict> refuse(String line, Cited cited) {
        List<Word> words = Word.of(line);
        Word before = null;
        for (Word word : words) {
            boolean name = isName(word, cited);
            if (name && !stands(word, cited)) {
                return Optional.of(refused("\"" + word.bare() + "\" is not in the sources"));
            }
            if (name && before != null && sideBySide(line, before, word) && !together(before, word, cited)) {
                return Optional.of(refused("\"" + before.bare() + " " + word.bare() + "\" is not in the sources"));
            }
            before = name ? word : null;
        }
        return Optional.empty();
    }

    private static Verdict refused(String what) {
        return Verdict.refused(Outcome.NAME, "name: " + what);
    }

    private boolean isName(Word word, Cited cited) {
        if (symbols.contains(word.bare())) {
            return true;
        }
        if (!word.hasUpperCase() || word.hasDigit()) {
            return false; // words with digits are figures or codes
        }
        if (word.isAllCapitals()) {
            return true;
        }
        boolean common = WordList.COMMON.contains(word.key()) || WordList.FUNCTION.contains(word.key());
        boolean ordinary = common || (cited.has(word.text()) && !cited.hasName(word.text()));
        return !(word.first() && ordinary);
    }

    private static boolean stands(Word word, Cited cited) {
        if (word.isAllCapitals()) {
            return cited.hasExactly(word.text());
        }
        if (cited.hasName(word.text())) {
            return true;
        }
        String[] parts = word.bare().split("[\\-–]");
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            boolean capital = part.codePoints().anyMatch(Character::isUpperCase);
            if (capital ? !cited.hasName(part) : !cited.has(part) && !WordList.COMMON.contains(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sideBySide(String line, Word left, Word right) {
        return line.substring(left.end(), right.start()).isBlank();
    }

    private static boolean together(Word left, Word right, Cited cited) {
        return Stream.concat(cited.words().stream(), cited.wordsWithoutBrackets().stream())
                .anyMatch(text -> IntStream.range(0, text.size())
                        .anyMatch(i -> text.get(i).key().equals(left.key()) && follows(text, i, right)));
    }

    /** At once; or behind a title and nothing but names: "Barack Obama and John Kerry" does not bring Barack and Kerry together. */
    private static boolean follows(List<Word> text, int from, Word name) {
        String title = text.get(from).key();
        boolean mayLeaveOut = TITLES.contains(title) && !COMPANY_ENDS.contains(name.key());
        int reach = mayLeaveOut ? REACH : 1;
        for (int i = from + 1; i < text.size() && i <= from + reach; i++) {
            if (text.get(i).key().equals(name.key())) {
                return true;
            }
            if (!text.get(i).hasUpperCase()) {
                return false;
            }
        }
        return false;
    }
}
