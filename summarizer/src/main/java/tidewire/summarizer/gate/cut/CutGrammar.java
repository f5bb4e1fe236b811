package tidewire.summarizer.gate.cut;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tidewire.summarizer.gate.grammar.ByteTrie;
import tidewire.summarizer.gate.grammar.Grammar;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;

/**
 * The lines that {@link CutReading} finds in the sources: one sentence with words left out, or two, parted by a semicolon. A
 * state is a place in what may be written next.
 */
public final class CutGrammar implements Grammar<ByteTrie<CutGrammar.Step>> {
    private final Cuts cuts;
    private final ByteTrie<Step> first = new ByteTrie<>();
    private final Map<Step, ByteTrie<Step>> next = new HashMap<>();

    /**
     * What a written piece leads to: a word of the sources, or the full stop.
     *
     * @param second whether the word stands behind the semicolon
     */
    record Step(Optional<Place> place, boolean second) {
        static final Step OVER = new Step(Optional.empty(), false);
    }

    public CutGrammar(Sources sources) {
        cuts = new Cuts(sources);
        for (Place place : cuts.beginnings()) {
            String word = word(place);
            Step step = new Step(Optional.of(place), false);
            first.put(" " + word, step);
            if (!capitalised(word).equals(word)) {
                first.put(" " + capitalised(word), step);
            }
        }
    }

    @Override
    public List<ByteTrie<Step>> start() {
        return List.of(first);
    }

    @Override
    public void step(ByteTrie<Step> state, byte b, Collection<ByteTrie<Step>> to) {
        ByteTrie<Step> child = state.child(b);
        if (child == null) {
            return;
        }
        if (child.goesOn()) {
            to.add(child);
        }
        child.values().forEach(step -> to.add(next.computeIfAbsent(step, this::behind)));
    }

    /** Only what begins behind a word whose sentence may end there has the empty piece. */
    @Override
    public boolean mayEnd(ByteTrie<Step> state) {
        return state.values().contains(Step.OVER);
    }

    private ByteTrie<Step> behind(Step step) {
        ByteTrie<Step> pieces = new ByteTrie<>();
        if (step.place().isEmpty()) {
            pieces.put("", Step.OVER);
            return pieces;
        }
        Place from = step.place().get();
        Sentence s = cuts.sentence(from);
        for (Place to : cuts.next(from)) {
            Step there = new Step(Optional.of(to), step.second());
            if (to.index() == from.index() + 1) {
                String raw = between(s, to.index());
                pieces.put(raw + word(to), there);
                String plain = raw.replaceAll("[\"“”]", "");
                if (!plain.equals(raw)) {
                    pieces.put(plain + word(to), there);
                }
            } else {
                String tail = tail(s, from.index());
                pieces.put(tail + " " + word(to), there);
                if (s.marks().get(to.index()).equals(",")
                        || s.marks().get(from.index() + 1).equals(",")) {
                    pieces.put(tail + ", " + word(to), there);
                }
            }
        }
        if (cuts.ends(from).isEmpty()) {
            pieces.put("", Step.OVER);
            pieces.put(".", Step.OVER);
            if (!step.second()) {
                secondClauses(from, tail(s, from.index()), pieces);
            }
        }
        return pieces;
    }

    private void secondClauses(Place from, String tail, ByteTrie<Step> pieces) {
        for (Place to : cuts.beginnings()) {
            if (to.sentence() != from.sentence()) {
                String word = word(to);
                boolean name = cuts.sentence(to).tag(to.index()) == Pos.PROPN
                        || cuts.sentence(to).word(to.index()).isAllCapitals();
                pieces.put(
                        tail + "; " + (name ? word : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1)),
                        new Step(Optional.of(to), true));
            }
        }
    }

    private String word(Place place) {
        return cuts.sentence(place).word(place.index()).text();
    }

    private static String between(Sentence s, int to) {
        return s.text().substring(s.word(to - 1).end(), s.word(to).start());
    }

    /** The full stop of an abbreviation and the mark of a possessive stay with their word. */
    private static String tail(Sentence s, int at) {
        String behind = at + 1 < s.size() ? between(s, at + 1) : "";
        return behind.startsWith(".") || behind.startsWith("'") || behind.startsWith("’") ? behind.substring(0, 1) : "";
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
