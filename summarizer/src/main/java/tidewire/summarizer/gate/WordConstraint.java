package tidewire.summarizer.gate;

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
 * with words from {@link AllowedWords}. Words do not come back as they do where a
 * small model loops ({@link History}). What the gate asks of a line is asked again afterwards, whether or not it was written this way.
 */
public final class WordConstraint implements TokenConstraint {
    private static final byte SPACE = ' ';
    private static final byte STOP = '.';
    private static final byte SEMICOLON = ';';

    private final Vocabulary vocabulary;
    private final Tokenizer tokenizer;
    private final AllowedWords.Tries words;
    private final BitSet allowed;
    private List<State> states;
    private int read;

    public WordConstraint(Vocabulary vocabulary, Tokenizer tokenizer, Cited cited) {
        this.vocabulary = vocabulary;
        this.tokenizer = tokenizer;
        words = AllowedWords.of(cited);
        states = List.of(new State(Place.START, WordTrie.ROOT, History.empty(words)));
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
                List<State> next = new ArrayList<>(2);
                states.forEach(state -> step(state, b, next));
                states = next;
            }
        }
        allowed.clear();
        states.forEach(state -> walk(0, state));
        if (states.stream().anyMatch(this::mayEnd)) {
            for (int stop : vocabulary.stops()) {
                allowed.set(stop);
            }
        }
        return allowed;
    }

    /** Marks the tokens below a node of the vocabulary whose bytes lead on from a state. */
    private void walk(int node, State from) {
        if (from.place() == Place.GAP || from.place() == Place.WORD) {
            walkWord(node, from.node(), from.history(), trie(from));
            if (from.place() == Place.GAP || !wordEnds(from)) {
                return;
            }
        }
        List<State> to = new ArrayList<>(2);
        for (int child = vocabulary.firstChild(node); child != Vocabulary.NONE; child = vocabulary.nextSibling(child)) {
            to.clear();
            if (from.place() == Place.WORD) {
                behindWord(from, vocabulary.label(child), to);
            } else {
                step(from, vocabulary.label(child), to);
            }
            for (State state : to) {
                mark(child);
                walk(child, state);
            }
        }
    }

    /** The part of the walk that stays inside a word, nearly all of it, without an object for each byte. */
    private void walkWord(int node, int at, History history, WordTrie trie) {
        for (int child = vocabulary.firstChild(node); child != Vocabulary.NONE; child = vocabulary.nextSibling(child)) {
            int next = trie.child(at, vocabulary.label(child));
            if (next >= 0 && trie.leadsSomewhere(next, history.forbidden())) {
                mark(child);
                if (trie.word(next) >= 0) {
                    walk(child, new State(Place.WORD, next, history));
                } else {
                    walkWord(child, next, history, trie);
                }
            }
        }
    }

    private void mark(int node) {
        for (int token = vocabulary.firstToken(node); token != Vocabulary.NONE; token = vocabulary.nextToken(token)) {
            allowed.set(token);
        }
    }

    private void step(State state, byte b, List<State> to) {
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

    private void intoWord(State state, byte b, List<State> to) {
        WordTrie trie = trie(state);
        int child = trie.child(state.node(), b);
        if (child >= 0 && trie.leadsSomewhere(child, state.history().forbidden())) {
            to.add(new State(Place.WORD, child, state.history()));
        }
    }

    private void behindWord(State state, byte b, List<State> to) {
        Place place = b == SPACE ? Place.GAP : b == STOP ? Place.DONE : isPause(b) ? Place.PAUSE : null;
        if (place != null && wordEnds(state)) {
            History history = state.history().with(trie(state).word(state.node()), b == SEMICOLON);
            to.add(new State(place, WordTrie.ROOT, history));
        }
    }

    private static boolean isPause(byte b) {
        return b == ',' || b == SEMICOLON || b == ':';
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
