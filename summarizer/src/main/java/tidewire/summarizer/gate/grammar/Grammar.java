package tidewire.summarizer.gate.grammar;

import java.util.Collection;
import java.util.List;

/**
 * A language over bytes, as a nondeterministic automaton, so that it works for every tokenizer that can tell the bytes of its
 * tokens.
 *
 * @param <S> state; equal states go on alike
 */
public interface Grammar<S> {
    List<S> start();

    /** Adds the states that a byte leads to; none when it may not follow. */
    void step(S state, byte b, Collection<S> to);

    /** May the text end here? */
    boolean mayEnd(S state);
}
