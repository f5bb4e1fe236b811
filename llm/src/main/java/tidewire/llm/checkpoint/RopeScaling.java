package tidewire.llm.checkpoint;

/** Rotary position embedding: how fast each pair of a head's dimensions turns, in radians per position. */
@FunctionalInterface
public interface RopeScaling {

    /** @return inverse frequencies, shape [headDim / 2], highest first */
    double[] inverseFrequencies(int headDim);

    /** The unscaled form: {@code theta^(-2i / headDim)}. */
    static RopeScaling plain(double theta) {
        return headDim -> {
            double[] inverse = new double[headDim / 2];
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] = Math.pow(theta, -2.0 * i / headDim);
            }
            return inverse;
        };
    }
}
