package tidewire.summarizer.gate;

import org.jspecify.annotations.Nullable;
import tidewire.llm.Taught;

/**
 * How sure a model must be of a line. A model's files say its limits, in thousandths ({@code gate.check}, {@code gate.doubted}, {@code gate.cut},
 * {@code gate.nats}, {@code gate.gain}), read off the labelled lines in {@code training/labels}; for what they do not say there are
 * defaults.
 *
 * @param certainty how sure a model is
 * @param check how sure a model that was taught to check its lines must be of one in its own words: 0 to 1
 * @param doubted the same where a reading of the line's grammar speaks against it: another role than in the sources, or a word that
 *     no source has; more than 1: no such line may leave
 * @param cut least answer of the check to a verified cut: below it, words are missing that the sentence needs
 * @param nats most mean surprise at the line's tokens: above this the words are not the model's own, the grammar left it no better ones
 * @param gain least gain of a line by its sources, in nats per token, of a model that was not
 */
public record Limits(Certainty certainty, double check, double doubted, double cut, double nats, double gain) {
    /** The cuts' is from reading a week's: of the ten lowest seven were broken, of the rest none. */
    public static final Limits DEFAULT = new Limits(Certainty.OF_THE_CHECK, 0.5, 2, 0.4, 1.0, 1.0);

    public static Limits of(Taught taught) {
        return new Limits(
                Certainty.of(taught),
                limit(taught, "gate.check", DEFAULT.check),
                limit(taught, "gate.doubted", DEFAULT.doubted),
                limit(taught, "gate.cut", DEFAULT.cut),
                limit(taught, "gate.nats", DEFAULT.nats),
                limit(taught, "gate.gain", DEFAULT.gain));
    }

    /** With other limits on how sure the model must be, where they are given. */
    public Limits with(@Nullable Double otherCheck, @Nullable Double otherDoubted) {
        return new Limits(
                certainty,
                otherCheck == null ? check : otherCheck,
                otherDoubted == null ? doubted : otherDoubted,
                cut,
                nats,
                gain);
    }

    static double limit(Taught taught, String name, double otherwise) {
        return taught.number(name).isPresent() ? taught.number(name).getAsInt() / 1000.0 : otherwise;
    }
}
