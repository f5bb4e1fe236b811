package tidewire.summarizer.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tidewire.llm.TokenConstraint;
import tidewire.llm.Tokenizer;

/**
 * Keeps a line to the words of what it cites while it is written: an automaton over bytes, so that it works for every
 * tokenizer that can tell the bytes of its tokens. A line is
 *
 * <pre>  (" " word [,;:])* " " word ["."]  end </pre>
 *
 * with words from {@link AllowedWords}. No word stands twice in a row and no four words come back, which is how small
 * models loop. What the gate asks of a line is asked again afterwards, whether or not it was written this way.
 */
public final class WordConstraint implements TokenConstraint {
    private static final byte SPACE = ' ';
    private static final byte STOP = '.';
    private static final byte[] PAUSES = ",;:".getBytes(StandardCharsets.US_ASCII);

    private final Vocabulary vocabulary;
    private final Tokenizer tokenizer;
    private final AllowedWords.Tries words;
    private final BitSet allowed;
    private List<State> states = List.of(new State(Place.START, WordTrie.ROOT, History.EMPTY));
    private int read;

    public WordConstraint(Vocabulary vocabulary, Tokenizer tokenizer, Cited cited) {
        this.vocabulary = vocabulary;
        this.tokenizer = tokenizer;
        words = AllowedWords.of(cited);
        allowed = new BitSet(vocabulary.size());
    }

    private enum Place {
        /** Nothing is written. */
        START,
        /** Behind a space. */
        GAP,
        /** In a word; the node says where. */
        WORD,
        /** Behind a comma, semicolon or colon. */
        PAUSE,
        /** Behind the full stop. */
        DONE
    }

    /** Where the automaton is. A byte can lead to two states: the comma of "1,250" is one behind "1" too. */
    private record State(Place place, int node, History history) {}

    @Override
    public BitSet allowed(TokenSequence written) {
        for (; read < written.length(); read++) {
            for (byte b : tokenizer.bytesOf(written.get(read))) {
                states = step(states, b);
            }
        }
        allowed.clear();
        walk(0, states);
        if (states.stream().anyMatch(this::mayEnd)) {
            for (int stop : vocabulary.stops()) {
                allowed.set(stop);
            }
        }
        return allowed;
    }

    /** Marks the tokens below a node of the vocabulary whose bytes the automaton accepts. */
    private void walk(int node, List<State> from) {
        for (int child = vocabulary.firstChild(node); child != Vocabulary.NONE; child = vocabulary.nextSibling(child)) {
            List<State> to = step(from, vocabulary.label(child));
            if (to.isEmpty()) {
                continue;
            }
            for (int token = vocabulary.firstToken(child);
                    token != Vocabulary.NONE;
                    token = vocabulary.nextToken(token)) {
                allowed.set(token);
            }
            walk(child, to);
        }
    }

    private List<State> step(List<State> from, byte b) {
        List<State> to = new ArrayList<>(2);
        for (State state : from) {
            switch (state.place()) {
                case START, PAUSE -> {
                    if (b == SPACE) {
                        to.add(new State(Place.GAP, WordTrie.ROOT, state.history()));
                    }
                }
                case GAP -> intoWord(state, b, to);
                case WORD -> {
                    intoWord(state, b, to);
                    behindWord(state, b, to);
                }
                case DONE -> {}
            }
        }
        return to;
    }

    private void intoWord(State state, byte b, List<State> to) {
        WordTrie trie = trie(state);
        int child = trie.child(state.node(), b);
        if (child >= 0 && trie.leadsSomewhere(child, state.history().forbidden())) {
            to.add(new State(Place.WORD, child, state.history()));
        }
    }

    private void behindWord(State state, byte b, List<State> to) {
        if (!wordEnds(state)) {
            return;
        }
        History history = state.history().with(trie(state).word(state.node()));
        if (b == SPACE) {
            to.add(new State(Place.GAP, WordTrie.ROOT, history));
        } else if (b == STOP) {
            to.add(new State(Place.DONE, WordTrie.ROOT, history));
        } else {
            for (byte pause : PAUSES) {
                if (b == pause) {
                    to.add(new State(Place.PAUSE, WordTrie.ROOT, history));
                }
            }
        }
    }

    private boolean mayEnd(State state) {
        return state.place() == Place.DONE || (state.place() == Place.WORD && wordEnds(state));
    }

    private boolean wordEnds(State state) {
        int word = trie(state).word(state.node());
        return word >= 0 && !state.history().forbids(word);
    }

    private WordTrie trie(State state) {
        return state.history().isEmpty() ? words.first() : words.rest();
    }
}
