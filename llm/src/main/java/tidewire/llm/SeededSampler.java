package tidewire.llm;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Temperature, then top-k, then top-p, then one draw. Keeps the state of its generator: one sampler per text. */
final class SeededSampler implements Sampler {
    private final SplittableRandom random;
    private final double temperature;
    private final int topK;
    private final double topP;

    SeededSampler(long seed, double temperature, int topK, double topP) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be above 0 (Sampler.GREEDY is 0), was " + temperature);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK must be 0 (all tokens) or more, was " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, was " + topP);
        }
        this.random = new SplittableRandom(seed);
        this.temperature = temperature;
        this.topK = topK;
        this.topP = topP;
    }

    @Override
    public int sample(float[] logits) {
        long[] ranked = ranked(logits);
        int kept = topK == 0 ? ranked.length : Math.min(topK, ranked.length);
        double[] weights = new double[kept];
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            // The same bits on every JVM, unlike Math.exp: a text that is written again must be the same text.
            weights[i] = StrictMath.exp((logits[token(ranked[i])] - logits[token(ranked[0])]) / temperature);
            sum += weights[i];
        }
        double share = 0;
        int candidates = 0;
        while (candidates < kept && share < topP * sum) {
            share += weights[candidates++];
        }
        double drawn = random.nextDouble() * share;
        for (int i = 0; i < candidates; i++) {
            drawn -= weights[i];
            if (drawn < 0) {
                return token(ranked[i]);
            }
        }
        return token(ranked[0]);
    }

    /** Tokens that are allowed, the likeliest first, equals by id. The upper half of each orders logits downwards. */
    private static long[] ranked(float[] logits) {
        long[] ranked = new long[logits.length];
        int n = 0;
        for (int token = 0; token < logits.length; token++) {
            if (logits[token] != Float.NEGATIVE_INFINITY) {
                int bits = Float.floatToIntBits(logits[token] + 0f);
                int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
                ranked[n++] = (long) ~ascending << 32 | token;
            }
        }
        ranked = Arrays.copyOf(ranked, n);
        Arrays.sort(ranked);
        return ranked;
    }

    private static int token(long ranked) {
        return (int) ranked;
    }
}
