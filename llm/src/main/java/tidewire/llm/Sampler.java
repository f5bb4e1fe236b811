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

    /**
     * Draws at random, the same tokens for the same seed and logits. Keeps the state of its generator: make one per text.
     *
     * @param temperature divides the logits; above 0
     * @param topK only this many of the likeliest tokens, 0 for all
     * @param topP of those, only the likeliest that together have this probability; above 0 and at most 1
     */
    static Sampler seeded(long seed, double temperature, int topK, double topP) {
        return new SeededSampler(seed, temperature, topK, topP);
    }
}
