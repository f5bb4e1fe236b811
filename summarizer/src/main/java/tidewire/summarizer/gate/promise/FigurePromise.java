package tidewire.summarizer.gate.promise;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Figure;
import tidewire.summarizer.gate.source.Figures;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.source.Unit;
import tidewire.summarizer.gate.word.Word;

/** Every figure and every code of a line stands in what it cites, counting the same. */
public final class FigurePromise {
    private static final Set<String> ENDS = Set.of("from", "to");

    private FigurePromise() {}

    /** What is wrong with the line's figures; empty when each is kept. */
    public static Optional<String> fault(String line, Sources sources) {
        Figures said = Figures.of(line);
        for (Figure figure : said.figures()) {
            if (!sources.backs(figure)) {
                return Optional.of(shown(figure) + " is not in the sources");
            }
        }
        for (String code : said.codes()) {
            if (!sources.hasCode(code)) {
                return Optional.of("\"" + code + "\" is not in the sources");
            }
        }
        return turnedRound(line, sources);
    }

    /** "From 181.32 to 179.65" must not become "to 181.32", though both figures stand in the source. */
    private static Optional<String> turnedRound(String line, Sources sources) {
        List<Word> words = Word.of(line);
        for (int i = 1; i < words.size(); i++) {
            String end = words.get(i - 1).key();
            if (words.get(i).hasDigit() && ENDS.contains(end)) {
                Set<String> told = ends(words.get(i).text(), sources);
                if (!told.isEmpty() && !told.contains(end)) {
                    return Optional.of("\"" + end + " " + words.get(i).text() + "\" is turned round");
                }
            }
        }
        return Optional.empty();
    }

    /** The ends of a change that the sources make of a figure. */
    private static Set<String> ends(String figure, Sources sources) {
        Set<String> ends = new HashSet<>();
        for (Sentence sentence : sources.readings()) {
            for (int i = 1; i < sentence.size(); i++) {
                if (sentence.word(i).text().equals(figure) && ENDS.contains(sentence.key(i - 1))) {
                    ends.add(sentence.key(i - 1));
                }
            }
        }
        return ends;
    }

    private static String shown(Figure figure) {
        String unit = figure.unit() == Unit.NONE
                ? ""
                : " (" + figure.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        return "\"" + figure.text() + "\"" + unit;
    }
}
