package tidewire.llm;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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
 * @param timeLimit most time to take, counted from the call and looked at before each step, or null; a text that it ends is not
 *     the same on every machine
 */
public record GenerationRequest(
        SinkWindow window,
        int[] prompt,
        int maxTokens,
        Set<Integer> stopTokens,
        Sampler sampler,
        TokenConstraint constraint,
        BooleanSupplier cancelled,
        @Nullable Duration timeLimit) {
    public GenerationRequest {
        stopTokens = Set.copyOf(stopTokens);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be 1 or more, was " + maxTokens);
        }
    }

    /** Without a time limit. */
    public GenerationRequest(
            SinkWindow window,
            int[] prompt,
            int maxTokens,
            Set<Integer> stopTokens,
            Sampler sampler,
            TokenConstraint constraint,
            BooleanSupplier cancelled) {
        this(window, prompt, maxTokens, stopTokens, sampler, constraint, cancelled, null);
    }
}
