package tidewire.summarizer.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.Verdict.Outcome;

/** Every figure and every code of a line stands in what it cites, counting the same. */
final class FigureCheck {
    private static final Set<String> ENDS = Set.of("from", "to");
    private static final Set<String> QUANTITIES =
            Set.of("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions");

    private FigureCheck() {}

    static Optional<Verdict> refuse(String line, Cited cited) {
        Figures said = Figures.of(line);
        for (Figure figure : said.figures()) {
            if (!cited.backs(figure)) {
                return Optional.of(
                        Verdict.refused(Outcome.NUMBER, "number: " + shown(figure) + " is not in the sources"));
            }
        }
        for (String code : said.codes()) {
            if (!cited.hasCode(code)) {
                return Optional.of(Verdict.refused(Outcome.NUMBER, "number: \"" + code + "\" is not in the sources"));
            }
        }
        return quantity(line, cited).or(() -> turnedRound(line, cited));
    }

    /** "Hundreds of millions of dollars" must not become "millions of dollars". */
    private static Optional<Verdict> quantity(String line, Cited cited) {
        List<Word> words = Word.of(line);
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i).key();
            if (QUANTITIES.contains(key) && !quantitiesBefore(key, cited).contains(before(words, i))) {
                return Optional.of(Verdict.refused(
                        Outcome.NUMBER,
                        "number: \"" + (before(words, i) + " " + key).strip() + "\" is not in the sources"));
            }
        }
        return Optional.empty();
    }

    private static Set<String> quantitiesBefore(String quantity, Cited cited) {
        Set<String> before = new HashSet<>();
        for (List<Word> text : cited.words()) {
            for (int i = 0; i < text.size(); i++) {
                if (text.get(i).key().equals(quantity)) {
                    before.add(before(text, i));
                }
            }
        }
        return before;
    }

    /** What multiplies a quantity: "hundreds of", or nothing. */
    private static String before(List<Word> words, int at) {
        boolean multiplied = at >= 2
                && words.get(at - 1).key().equals("of")
                && QUANTITIES.contains(words.get(at - 2).key());
        return multiplied ? words.get(at - 2).key() + " of" : "";
    }

    /** "From 181.32 to 179.65" must not become "to 181.32", though both figures stand in the source. */
    private static Optional<Verdict> turnedRound(String line, Cited cited) {
        List<Word> words = Word.of(line);
        for (int i = 1; i < words.size(); i++) {
            String end = words.get(i - 1).key();
            if (words.get(i).hasDigit() && ENDS.contains(end)) {
                Set<String> told = ends(words.get(i), cited);
                if (!told.isEmpty() && !told.contains(end)) {
                    String said = end + " " + words.get(i).text();
                    return Optional.of(Verdict.refused(Outcome.NUMBER, "number: \"" + said + "\" is turned round"));
                }
            }
        }
        return Optional.empty();
    }

    /** The ends of a change that the sources make of a figure. */
    private static Set<String> ends(Word figure, Cited cited) {
        Set<String> ends = new HashSet<>();
        for (List<Word> text : cited.words()) {
            for (int i = 1; i < text.size(); i++) {
                if (text.get(i).text().equals(figure.text())
                        && ENDS.contains(text.get(i - 1).key())) {
                    ends.add(text.get(i - 1).key());
                }
            }
        }
        return ends;
    }

    private static String shown(Figure figure) {
        String unit =
                figure.unit() == Unit.NONE ? "" : " (" + figure.unit().name().toLowerCase(java.util.Locale.ROOT) + ")";
        return "\"" + figure.text() + "\"" + unit.replace('_', ' ');
    }
}
