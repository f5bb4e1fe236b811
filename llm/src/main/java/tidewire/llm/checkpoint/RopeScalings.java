package tidewire.llm.checkpoint;

/** The rotary scalings of the supported families. Each gives inverse frequencies, shape [headDim / 2]. */
public final class RopeScalings {
    private RopeScalings() {}

    /** Position interpolation: every dimension turns {@code factor} times slower. */
    public static RopeScaling linear(double theta, double factor) {
        RopeScaling plain = RopeScaling.plain(theta);
        return headDim -> {
            double[] inverse = plain.inverseFrequencies(headDim);
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] /= factor;
            }
            return inverse;
        };
    }

    /**
     * Llama 3.1: what turns at least {@code high} times within the original context stays, what turns less than {@code low}
     * times is slowed by {@code factor}, what is between is a mixture of both.
     */
    static RopeScaling llama3(double theta, double factor, double low, double high, int originalContext) {
        RopeScaling plain = RopeScaling.plain(theta);
        return headDim -> {
            double[] inverse = plain.inverseFrequencies(headDim);
            for (int i = 0; i < inverse.length; i++) {
                double turns = originalContext * inverse[i] / (2 * Math.PI);
                double kept = Math.min(1, Math.max(0, (turns - low) / (high - low)));
                inverse[i] *= kept + (1 - kept) / factor;
            }
            return inverse;
        };
    }

    /** Each dimension slowed by a factor of its own, shape [headDim / 2]: how GGUF files carry the scaling of Llama 3.1. */
    public static RopeScaling factors(double theta, float[] factors) {
        RopeScaling plain = RopeScaling.plain(theta);
        return headDim -> {
            double[] inverse = plain.inverseFrequencies(headDim);
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] /= factors[i];
            }
            return inverse;
        };
    }
}
