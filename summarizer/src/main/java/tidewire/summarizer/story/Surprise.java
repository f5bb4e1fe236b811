package tidewire.summarizer.story;

/**
 * How surprising entries of one kind usually are to a desk's model: an exponentially forgetting mean and variance of nats
 * per token. The first {@link #MEMORY} entries weigh alike.
 *
 * @param entries entries seen
 * @param mean nats per token
 * @param variance of nats per token
 */
public record Surprise(long entries, double mean, double variance) {
    public static final Surprise NONE = new Surprise(0, 0, 0);

    private static final int MEMORY = 200;
    /** Below this spread a difference says nothing. */
    private static final double LEAST_DEVIATION = 0.25;

    /** A value that is no number (a model that overflows) is left out rather than spoiling all that follow. */
    public Surprise with(double natsPerToken) {
        if (!Double.isFinite(natsPerToken)) {
            return this;
        }
        double weight = 1.0 / Math.min(entries + 1, MEMORY);
        double difference = natsPerToken - mean;
        return new Surprise(
                entries + 1, mean + weight * difference, (1 - weight) * (variance + weight * difference * difference));
    }

    /** 0 to 1: 0.5 is as usual, one deviation above is 0.73. Without a past everything is as usual. */
    public double score(double natsPerToken) {
        if (entries < 2 || !Double.isFinite(natsPerToken)) {
            return 0.5;
        }
        double deviations = (natsPerToken - mean) / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
        return 1 / (1 + StrictMath.exp(-deviations));
    }
}
