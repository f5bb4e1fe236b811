package tidewire.summarizer.gate;

import tidewire.llm.Taught;

/**
 * How sure a model is of a line, from two things that it says of it: its answer to the check, and how likely it found the words when
 * it wrote them. Either errs where the other does not (`./tidewire bench gate --model` shows both), so they are weighed together, by a logistic
 * regression over labelled lines: the log-odds of a good line are {@code base + check * ln(c / (1 - c)) - nats * n}, of the check's answer c and
 * the mean surprise n at the line's tokens. A model's files say its weights, in thousandths ({@code certainty.base}, {@code certainty.check},
 * {@code certainty.nats}); one that says none is as sure as its check.
 */
public record Certainty(double base, double check, double nats) {
    public static final Certainty OF_THE_CHECK = new Certainty(0, 1, 0);

    /** An answer of exactly 0 or 1 is as sure as a check in half precision can be, not infinitely. */
    private static final double LEAST = 1e-6;

    public static Certainty of(Taught taught) {
        return new Certainty(
                Limits.limit(taught, "certainty.base", OF_THE_CHECK.base),
                Limits.limit(taught, "certainty.check", OF_THE_CHECK.check),
                Limits.limit(taught, "certainty.nats", OF_THE_CHECK.nats));
    }

    /**
     * How sure, 0 to 1.
     *
     * @param answer of the check, 0 to 1
     * @param surprise mean of the line's tokens, in nats
     */
    public double of(double answer, double surprise) {
        double c = Math.min(1 - LEAST, Math.max(LEAST, answer));
        return 1 / (1 + Math.exp(-(base + check * Math.log(c / (1 - c)) - nats * surprise)));
    }
}
