package tidewire.summarizer.digest;

import java.util.Random;
import java.util.stream.IntStream;
import tidewire.llm.Sampler;

/** Picks among the few most likely tokens, always the same ones for the same seed. For second attempts. */
final class SeededSampler implements Sampler {
    private static final int CHOICES = 8;
    private static final double TEMPERATURE = 0.8;

    private final Random random;

    SeededSampler(long seed) {
        random = new Random(seed);
    }

    @Override
    public int sample(float[] logits) {
        int[] best = best(logits);
        double[] weights = new double[best.length];
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            weights[i] = StrictMath.exp((logits[best[i]] - logits[best[0]]) / TEMPERATURE);
            sum += weights[i];
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < best.length; i++) {
            left -= weights[i];
            if (left <= 0) {
                return best[i];
            }
        }
        return best[0];
    }

    /** The most likely tokens, best first; of equals the lowest id first. Forbidden tokens are left out. */
    private static int[] best(float[] logits) {
        int[] best = new int[CHOICES];
        int held = 0;
        for (int token = 0; token < logits.length; token++) {
            if (logits[token] == Float.NEGATIVE_INFINITY
                    || (held == CHOICES && logits[token] <= logits[best[CHOICES - 1]])) {
                continue;
            }
            int at = held < CHOICES ? held++ : CHOICES - 1;
            while (at > 0 && logits[best[at - 1]] < logits[token]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = token;
        }
        int[] found = best;
        return IntStream.range(0, Math.max(1, held)).map(i -> found[i]).toArray();
    }
}
