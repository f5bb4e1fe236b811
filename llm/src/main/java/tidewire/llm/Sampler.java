package tidewire.llm;

/** Picks the next token. Logits of forbidden tokens are negative infinity; at least one is finite. */
@FunctionalInterface
public interface Sampler {
    int sample(float[] logits);

    /** The most likely token; of equals the lowest id. */
    Sampler GREEDY = logits -> {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    };
}
