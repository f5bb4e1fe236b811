package tidewire.summarizer.gate;

import tidewire.llm.Taught;

/**
 * How sure a model must be of a line. A model's files say its limits, in thousandths ({@code gate.check}, {@code gate.cut},
 * {@code gate.nats}, {@code gate.gain}), read off the labelled lines in {@code training/labels}; for what they do not say there are
 * defaults.
 *
 * @param check least answer of a model that was taught to check its lines, to one in its own words: 0 to 1
 * @param cut the same of a line that is a verified cut: below it, words are missing that the sentence needs
 * @param nats most mean surprise at the line's tokens: above this the words are not the model's own, the grammar left it no better ones
 * @param gain least gain of a line by its sources, in nats per token, of a model that was not
 */
public record Limits(double check, double cut, double nats, double gain) {
    /** The cuts' is from reading a week's: of the ten lowest seven were broken, of the rest none. */
    public static final Limits DEFAULT = new Limits(0.5, 0.4, 1.0, 1.0);

    public static Limits of(Taught taught) {
        return new Limits(
                limit(taught, "gate.check", DEFAULT.check),
                limit(taught, "gate.cut", DEFAULT.cut),
                limit(taught, "gate.nats", DEFAULT.nats),
                limit(taught, "gate.gain", DEFAULT.gain));
    }

    private static double limit(Taught taught, String name, double otherwise) {
        return taught.number(name).isPresent() ? taught.number(name).getAsInt() / 1000.0 : otherwise;
    }
}
