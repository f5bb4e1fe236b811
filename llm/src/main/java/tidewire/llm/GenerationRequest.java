package tidewire.llm;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What to write on a window.
 *
 * @param window a fork (or a window of its own); not shared with another request
 * @param prompt fed first, may be empty
 * @param maxTokens most tokens to write, the stop token not counted, those of a stop sequence counted
 * @param stopTokens the first of these ends the text and is not part of it
 * @param sampler picks a token from the (masked) logits
 * @param constraint which tokens are allowed at each step
 * @param cancelled asked before each step; true ends the text with {@link Generation.Finish#CANCELLED}
 * @param timeLimit most time to take, counted from the call and looked at before each step, or null; a text that it ends is not
 *     the same on every machine
 * @param stopSequences as soon as the written tokens end with one of these, the text ends before it; if they end with several,
 *     before the longest. May hold a stop token as its last token: the stop token then takes the sequence with it. What was
 *     fed to a window cannot be taken back: all tokens of the sequence but the last one stay in it, so write on a fork
 */
public record GenerationRequest(
        SinkWindow window,
        int[] prompt,
        int maxTokens,
        Set<Integer> stopTokens,
        Sampler sampler,
        TokenConstraint constraint,
        BooleanSupplier cancelled,
        @Nullable Duration timeLimit,
        List<int[]> stopSequences) {
    public GenerationRequest {
        stopTokens = Set.copyOf(stopTokens);
        stopSequences = copies(stopSequences);
        for (int i = 0; i < stopSequences.size(); i++) {
            if (stopSequences.get(i).length == 0) {
                throw new IllegalArgumentException(
                        "stopSequences: number " + i + " is empty; a sequence needs at least one token");
            }
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be 1 or more, was " + maxTokens);
        }
    }

    /** Always the likeliest token, until one of {@code stopTokens} or so many tokens. */
    public static GenerationRequest greedy(SinkWindow window, int[] prompt, int maxTokens, Set<Integer> stopTokens) {
        return new GenerationRequest(
                window, prompt, maxTokens, stopTokens, Sampler.GREEDY, TokenConstraint.NONE, () -> false);
    }

    /** Without stop sequences. */
    public GenerationRequest(
            SinkWindow window,
            int[] prompt,
            int maxTokens,
            Set<Integer> stopTokens,
            Sampler sampler,
            TokenConstraint constraint,
            BooleanSupplier cancelled,
            @Nullable Duration timeLimit) {
        this(window, prompt, maxTokens, stopTokens, sampler, constraint, cancelled, timeLimit, List.of());
    }

    /** Without stop sequences and time limit. */
    public GenerationRequest(
            SinkWindow window,
            int[] prompt,
            int maxTokens,
            Set<Integer> stopTokens,
            Sampler sampler,
            TokenConstraint constraint,
            BooleanSupplier cancelled) {
        this(window, prompt, maxTokens, stopTokens, sampler, constraint, cancelled, null, List.of());
    }

    @Override
    public List<int[]> stopSequences() {
        return copies(stopSequences);
    }

    private static List<int[]> copies(List<int[]> sequences) {
        return sequences.stream().map(int[]::clone).toList();
    }
}
