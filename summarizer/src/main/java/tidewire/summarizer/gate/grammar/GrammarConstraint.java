package tidewire.summarizer.gate.grammar;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tidewire.llm.TokenConstraint;
import tidewire.llm.Tokenizer;

/**
 * Keeps a text to a grammar while it is written. For one text.
 *
 * @param <S> state of the grammar
 */
public final class GrammarConstraint<S> implements TokenConstraint {
    private final TokenTrie vocabulary;
    private final Tokenizer tokenizer;
    private final Grammar<S> grammar;
    /** A text is often in the same states again, behind each word of the model's own for example. */
    private final Map<Set<S>, BitSet> known = new HashMap<>();

    private Set<S> states;
    private int read;

    public GrammarConstraint(TokenTrie vocabulary, Tokenizer tokenizer, Grammar<S> grammar) {
        this.vocabulary = vocabulary;
        this.tokenizer = tokenizer;
        this.grammar = grammar;
        states = new LinkedHashSet<>(grammar.start());
    }

    @Override
    public BitSet allowed(TokenSequence written) {
        for (; read < written.length(); read++) {
            for (byte b : tokenizer.bytesOf(written.get(read))) {
                states = step(states, b);
            }
        }
        return known.computeIfAbsent(states, this::allowedFrom);
    }

    private BitSet allowedFrom(Set<S> from) {
        BitSet allowed = new BitSet(vocabulary.size());
        walk(TokenTrie.ROOT, from, allowed);
        if (from.stream().anyMatch(grammar::mayEnd)) {
            for (int stop : vocabulary.stops()) {
                allowed.set(stop);
            }
        }
        return allowed;
    }

    /** Marks the tokens below a node of the vocabulary whose bytes lead on. */
    private void walk(int node, Set<S> from, BitSet allowed) {
        for (int child = vocabulary.firstChild(node); child != TokenTrie.NONE; child = vocabulary.nextSibling(child)) {
            Set<S> to = step(from, vocabulary.label(child));
            if (to.isEmpty()) {
                continue;
            }
            for (int token = vocabulary.firstToken(child);
                    token != TokenTrie.NONE;
                    token = vocabulary.nextToken(token)) {
                allowed.set(token);
            }
            walk(child, to, allowed);
        }
    }

    private Set<S> step(Set<S> from, byte b) {
        Set<S> to = new LinkedHashSet<>();
        from.forEach(state -> grammar.step(state, b, to));
        return to;
    }
}
