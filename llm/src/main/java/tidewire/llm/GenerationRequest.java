package tidewire.llm;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What to write on a window.
 *
 * @param window a fork (or a window of its own); not shared with another request
 * @param prompt fed first, may be empty
 * @param maxTokens most tokens to write, the stop token not counted
 * @param stopTokens the first of these ends the text and is not part of it
 * @param sampler picks a token from the (masked) logits
 * @param constraint which tokens are allowed at each step
 * @param cancelled asked before each step; true ends the text with {@link Generation.Finish#CANCELLED}
 */
public record GenerationRequest(
        SinkWindow window,
        int[] prompt,
        int maxTokens,
        Set<Integer> stopTokens,
        Sampler sampler,
        TokenConstraint constraint,
        BooleanSupplier cancelled) {
    public GenerationRequest {
        stopTokens = Set.copyOf(stopTokens);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be 1 or more, was " + maxTokens);
        }
    }
}
