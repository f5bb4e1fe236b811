package tidewire.summarizer.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.text.PlainText;

/** The three cheap ways to turn a report round while using its words: direction, negation, and words in quotes. */
final class MeaningCheck {
    private static final Set<String> UP = Set.of(
            ("up rise rises rose risen rising gain gains gained gaining higher increase increases increased increasing climb "
                            + "climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring "
                            + "advance advances advanced rally rallies rallied grow grows grew grown growing growth")
                    .split(" "));
    private static final Set<String> DOWN = Set.of(
            ("down fall falls fell fallen falling drop drops dropped dropping lower decline declines declined declining decrease "
                            + "decreases decreased decreasing slide slides slid slip slips slipped plunge plunges plunged plunging tumble "
                            + "tumbles tumbled sink sinks sank sunk shrink shrinks shrank shrunk retreat retreats retreated")
                    .split(" "));
    private static final Set<String> NOT =
            Set.of("not", "no", "never", "nor", "none", "nobody", "nothing", "cannot", "without", "neither");
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”]*)[\"”]");

    private MeaningCheck() {}

    static Optional<Verdict> refuse(String line, Cited cited) {
        return quotes(line, cited)
                .or(() -> direction(line, UP, cited))
                .or(() -> direction(line, DOWN, cited))
                .or(() -> negation(line, cited));
    }

    private static Optional<Verdict> quotes(String line, Cited cited) {
        Matcher quoted = QUOTED.matcher(line);
        while (quoted.find()) {
            String words = PlainText.key(quoted.group(1));
            if (cited.texts().stream().noneMatch(text -> PlainText.key(text).contains(words))) {
                return Optional.of(Verdict.refused(Outcome.QUOTE, "quote: nobody says \"" + quoted.group(1) + "\""));
            }
        }
        return Optional.empty();
    }

    /** A line may say that something rose only if a source says that something did. */
    private static Optional<Verdict> direction(String line, Set<String> group, Cited cited) {
        return Word.of(line).stream()
                .filter(word -> group.contains(word.key()))
                .findFirst()
                .filter(word -> group.stream().noneMatch(cited::has))
                .map(word -> Verdict.refused(
                        Outcome.DIRECTION, "direction: \"" + word.text() + "\" is not what the sources say"));
    }

    private static Optional<Verdict> negation(String line, Cited cited) {
        List<Word> said = Word.of(line);
        boolean sourceDenies = cited.words().stream().flatMap(List::stream).anyMatch(MeaningCheck::negates);
        for (Word word : said) {
            if (negates(word) && !sourceDenies) {
                return Optional.of(
                        Verdict.refused(Outcome.NEGATION, "negation: \"" + word.text() + "\" is not in the sources"));
            }
        }
        return sourceDenies ? lostNegation(said, cited) : Optional.empty();
    }

    /** "did not sign" must not become "did sign": a word that sources only ever deny stays denied. */
    private static Optional<Verdict> lostNegation(List<Word> said, Cited cited) {
        for (int i = 0; i < said.size(); i++) {
            String key = said.get(i).key();
            if (!denied(said, i) && !WordList.FUNCTION.contains(key) && onlyDenied(key, cited)) {
                return Optional.of(Verdict.refused(
                        Outcome.NEGATION,
                        "negation: the sources deny \"" + said.get(i).text() + "\""));
            }
        }
        return Optional.empty();
    }

    private static boolean onlyDenied(String key, Cited cited) {
        boolean seen = false;
        for (List<Word> text : cited.words()) {
            for (int i = 0; i < text.size(); i++) {
                if (text.get(i).key().equals(key)) {
                    seen = true;
                    if (i == 0 || !negates(text.get(i - 1))) {
                        return false;
                    }
                }
            }
        }
        return seen;
    }

    private static boolean denied(List<Word> words, int at) {
        return (at > 0 && negates(words.get(at - 1))) || (at > 1 && negates(words.get(at - 2)));
    }

    private static boolean negates(Word word) {
        return NOT.contains(word.key()) || word.key().endsWith("n't");
    }
}
