package tidewire.summarizer.gate;

import java.util.Optional;
import tidewire.summarizer.gate.Verdict.Outcome;

/** Every figure and every code of a line stands in what it cites, counting the same. */
final class FigureCheck {
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
        return Optional.empty();
    }

    private static String shown(Figure figure) {
        String unit =
                figure.unit() == Unit.NONE ? "" : " (" + figure.unit().name().toLowerCase(java.util.Locale.ROOT) + ")";
        return "\"" + figure.text() + "\"" + unit.replace('_', ' ');
    }
}
