package tidewire.summarizer.gate.reading;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Figure;
import tidewire.summarizer.gate.source.Figures;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/**
 * A figure keeps its verb: where "three were killed and four injured", no line may make it four who were killed. Only a verb that the sources
 * give another figure is looked at: where there is one figure, it cannot change places.
 */
public final class CountReading {
    /** "Killed at least four". */
    private static final int MOST_BETWEEN = 2;

    private static final Set<Pos> ENDS = Set.of(Pos.CCONJ, Pos.SCONJ, Pos.NUM);

    private CountReading() {}

    /** A figure with the verb of another; empty when each has its own. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        Map<BigDecimal, Set<String>> told = new HashMap<>();
        for (Sentence s : sources.readings()) {
            for (int i = 0; i < s.size(); i++) {
                int verb = verb(s, i);
                if (verb >= 0) {
                    told.computeIfAbsent(value(s, i), none -> new HashSet<>()).add(Lemma.of(s.key(verb)));
                }
            }
        }
        for (int i = 0; i < line.size(); i++) {
            int verb = verb(line, i);
            Set<String> own = verb < 0 ? Set.of() : told.getOrDefault(value(line, i), Set.of());
            if (!own.isEmpty() && !own.contains(Lemma.of(line.key(verb)))) {
                String lemma = Lemma.of(line.key(verb));
                if (told.values().stream().anyMatch(verbs -> verbs.contains(lemma))) {
                    return Optional.of("no source has \"" + line.word(i).text() + "\" with \""
                            + line.word(verb).text() + "\"");
                }
            }
        }
        return Optional.empty();
    }

    /** The place of a figure's verb: right before it, else behind it in its clause; -1 for none and for what is no figure. */
    private static int verb(Sentence s, int at) {
        if (s.tag(at) != Pos.NUM || value(s, at).signum() < 0) {
            return -1;
        }
        for (int i = at - 1;
                i >= 0 && i >= at - MOST_BETWEEN - 1 && !s.marked(i + 1) && !ENDS.contains(s.tag(i));
                i--) {
            if (isVerb(s, i)) {
                return i;
            }
        }
        for (int i = at + 1; i < s.size() && !s.marked(i) && !ENDS.contains(s.tag(i)); i++) {
            if (isVerb(s, i)) {
                return i;
            }
        }
        return -1;
    }

    /** "Were injured": the tagger takes it for an adjective. */
    private static boolean isVerb(Sentence s, int at) {
        return s.tag(at) == Pos.VERB
                || (s.tag(at) == Pos.ADJ
                        && at > 0
                        && s.tag(at - 1) == Pos.AUX
                        && s.key(at).endsWith("ed"));
    }

    /** Below nothing for a word that is no figure. */
    private static BigDecimal value(Sentence s, int at) {
        List<Figure> figures = Figures.of(s.word(at).text()).figures();
        return figures.size() == 1 ? figures.get(0).value().stripTrailingZeros() : BigDecimal.ONE.negate();
    }
}
