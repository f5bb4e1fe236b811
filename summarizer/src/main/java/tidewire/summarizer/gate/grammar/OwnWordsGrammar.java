package tidewire.summarizer.gate.grammar;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.text.Sentences;

/**
 * A line in the model's own words: whatever has a capital or a digit in it, whole and as a source has it; small words freely.
 *
 * <pre>  (" " word [,;:])* " " word ["."]  end </pre>
 */
public final class OwnWordsGrammar implements Grammar<OwnWordsGrammar.State> {
    private final ByteTrie<Boolean> names = new ByteTrie<>();

    /** Where the automaton is. */
    private enum Where {
        START,
        /** Behind a space. */
        GAP,
        /** In a small word of the model's own. */
        OWN,
        /** In, or at the end of, a word of the sources. */
        SOURCE,
        /** Behind a comma, semicolon or colon. */
        PAUSE,
        /** Behind the full stop. */
        DONE
    }

    /** @param first whether nothing but this word is written @param node place among the sources' words */
    record State(Where where, boolean first, @Nullable ByteTrie<Boolean> node) {}

    private final boolean mayBeEmpty;

    /** @param mayBeEmpty whether a line of nothing is one too */
    public OwnWordsGrammar(Sources sources, boolean mayBeEmpty) {
        this.mayBeEmpty = mayBeEmpty;
        for (Sentence sentence : sources.readings()) {
            for (Word word : sentence.words()) {
                take(word);
            }
        }
    }

    private void take(Word word) {
        boolean own = word.text().chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '\'' || c == '-');
        if (own) {
            return;
        }
        names.put(word.text(), true);
        if (!word.hasDigit()) {
            names.put(word.bare(), true);
            names.put(word.bare() + "'s", true);
        }
        if (Sentences.isAbbreviation(word.text() + ".")) {
            names.put(word.text() + ".", true);
        }
        String small = word.text().toLowerCase(Locale.ROOT);
        if (word.first() && !small.equals(word.text())) {
            names.put(small, true);
        }
    }

    @Override
    public List<State> start() {
        return List.of(new State(Where.START, true, null));
    }

    @Override
    public void step(State state, byte b, Collection<State> to) {
        switch (state.where()) {
            case START, PAUSE -> {
                if (b == ' ') {
                    to.add(new State(Where.GAP, state.where() == Where.START, names));
                }
            }
            case GAP -> {
                if (isSmall(b) || (state.first() && b >= 'A' && b <= 'Z')) {
                    to.add(new State(Where.OWN, state.first(), null));
                }
                intoSource(state, b, to);
            }
            case OWN -> {
                if (isSmall(b) || b == '\'' || b == '-') {
                    to.add(state);
                }
                behind(b, to);
            }
            case SOURCE -> {
                intoSource(state, b, to);
                if (wordEnds(state)) {
                    behind(b, to);
                }
            }
            case DONE -> {}
        }
    }

    private static boolean isSmall(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static void intoSource(State state, byte b, Collection<State> to) {
        ByteTrie<Boolean> child = state.node() == null ? null : state.node().child(b);
        if (child != null) {
            to.add(new State(Where.SOURCE, state.first(), child));
        }
    }

    private void behind(byte b, Collection<State> to) {
        switch (b) {
            case ' ' -> to.add(new State(Where.GAP, false, names));
            case ',', ';', ':' -> to.add(new State(Where.PAUSE, false, null));
            case '.' -> to.add(new State(Where.DONE, false, null));
            default -> {}
        }
    }

    private static boolean wordEnds(State state) {
        return state.node() != null && !state.node().values().isEmpty();
    }

    @Override
    public boolean mayEnd(State state) {
        return state.where() == Where.DONE
                || (state.where() == Where.START && mayBeEmpty)
                || state.where() == Where.OWN
                || (state.where() == Where.SOURCE && wordEnds(state));
    }
}
