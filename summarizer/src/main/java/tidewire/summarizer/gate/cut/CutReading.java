package tidewire.summarizer.gate.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Word;

/**
 * Finds a line in its sources: the words of one sentence in their order, others left out; or of two sentences, parted by a
 * semicolon.
 */
public final class CutReading {
    private static final double SAID_TWICE = 0.6;

    private final Cuts cuts;
    private final List<Word> words;
    private final List<String> marks;

    private CutReading(String line, Sources sources) {
        cuts = new Cuts(sources);
        words = Word.of(line);
        marks = Sentence.marks(line, words);
    }

    /**
     * A way to read the words up to one of them.
     *
     * @param first whether the word begins a clause
     * @param fault the first thing that is wrong with it, or null
     */
    private record Step(
            Place place,
            @Nullable Step before,
            boolean first,
            int faults,
            @Nullable String fault) {
        Step with(Optional<String> more) {
            return more.isEmpty()
                    ? this
                    : new Step(place, before, first, faults + 1, fault == null ? more.get() : fault);
        }

        static Step better(Step one, Step other) {
            return other.faults < one.faults ? other : one;
        }
    }

    /** What is wrong with the line as a cut; empty when it is one. */
    public static Optional<String> fault(String line, Sources sources) {
        return new CutReading(line, sources).fault();
    }

    private Optional<String> fault() {
        Map<Place, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            Map<Place, Step> next = new LinkedHashMap<>();
            for (Place place : places(words.get(i), i == 0 || marks.get(i).equals(";"))) {
                step(steps, i, place).ifPresent(step -> next.merge(place, step, Step::better));
            }
            if (next.isEmpty()) {
                return Optional.of(
                        i == 0
                                ? "no source has \"" + words.get(0).text() + "\""
                                : "no sentence of the sources has \""
                                        + words.get(i).text() + "\" behind \""
                                        + words.get(i - 1).text() + "\"");
            }
            steps = next;
        }
        Step best = steps.values().stream()
                .map(step -> step.with(cuts.ends(step.place())))
                .reduce(Step::better)
                .orElseThrow();
        return best.fault() != null ? Optional.of(best.fault()) : clauses(best);
    }

    private List<Place> places(Word word, boolean anyCase) {
        List<Place> found = new ArrayList<>();
        String sought = straight(word.text());
        for (int s = 0; s < cuts.sentences().size(); s++) {
            Sentence sentence = cuts.sentences().get(s);
            for (int at = 0; at < sentence.size(); at++) {
                String there = straight(sentence.word(at).text());
                if (there.equals(sought) || (anyCase && withoutCapital(there).equals(withoutCapital(sought)))) {
                    found.add(new Place(s, at));
                }
            }
        }
        return found;
    }

    private static String straight(String word) {
        return word.replace('’', '\'');
    }

    private static String withoutCapital(String word) {
        return Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }

    private Optional<Step> step(Map<Place, Step> steps, int at, Place place) {
        if (at == 0) {
            return Optional.of(new Step(place, null, true, 0, null).with(cuts.begins(place)));
        }
        Step best = null;
        for (Step before : steps.values()) {
            Place from = before.place();
            if (from.sentence() == place.sentence() && from.index() < place.index()) {
                Step on = new Step(place, before, false, before.faults(), before.fault())
                        .with(cuts.follows(from, place))
                        .with(mark(at, from, place));
                best = best == null ? on : Step.better(best, on);
            }
            if (marks.get(at).equals(";") && from.sentence() != place.sentence()) {
                Step anew = new Step(place, before, true, before.faults(), before.fault())
                        .with(cuts.ends(from))
                        .with(cuts.begins(place));
                best = best == null ? anew : Step.better(best, anew);
            }
        }
        return Optional.ofNullable(best);
    }

    /** What stands between two words is what stood there, or at an edge of what was left out. */
    private Optional<String> mark(int at, Place from, Place to) {
        Sentence s = cuts.sentence(from);
        String said = marks.get(at);
        boolean cut = to.index() > from.index() + 1;
        boolean there = said.equals(s.marks().get(to.index()))
                || (cut && said.equals(s.marks().get(from.index() + 1)));
        return there || (cut && said.isEmpty())
                ? Optional.empty()
                : Optional.of("other punctuation before \"" + words.get(at).text() + "\"");
    }

    private Optional<String> clauses(Step last) {
        Map<Integer, List<Integer>> kept = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (Step step = last; step != null; step = step.before()) {
            kept.computeIfAbsent(step.place().sentence(), s -> new ArrayList<>())
                    .add(0, step.place().index());
            if (step.first()) {
                order.add(0, step.place().sentence());
            }
        }
        List<Set<String>> said = new ArrayList<>();
        for (int s : order) {
            Sentence sentence = cuts.sentences().get(s);
            var words = Objects.requireNonNull(kept.get(s));
            Optional<String> fault = WholeClause.fault(sentence, words);
            if (fault.isPresent()) {
                return fault;
            }
            said.add(content(sentence, words));
        }
        return said.size() > 1 && sameAgain(said) ? Optional.of("says the same twice") : Optional.empty();
    }

    private static Set<String> content(Sentence s, List<Integer> kept) {
        Set<String> content = new HashSet<>();
        kept.stream()
                .filter(at ->
                        Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.VERB, Pos.ADJ).contains(s.tag(at)))
                .forEach(at -> content.add(s.word(at).key()));
        return content;
    }

    private static boolean sameAgain(List<Set<String>> said) {
        Set<String> both = new HashSet<>(said.get(1));
        both.retainAll(said.get(0));
        int smaller = Math.min(said.get(0).size(), said.get(1).size());
        return smaller == 0 || both.size() >= SAID_TWICE * smaller;
    }
}
