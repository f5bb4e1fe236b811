package tidewire.summarizer.gate;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the model itself thinks of a line that it wrote in its own words. The limits are read off the labelled lines in
 * {@code training/labels}: {@code ./tidewire bench gate} prints what others would do.
 *
 * @param check 0 to 1, how sure the model is that the sources say this; null for a model that was not taught to answer
 * @param nats the model's mean surprise at the line's tokens
 * @param gain how much likelier the line is with its sources than without, in nats per token; null where it was not asked
 */
public record Judgement(
        @Nullable Double check, double nats, @Nullable Double gain) {
    public static final double LEAST_CHECK = 0.5;
    /**
     * Above this the words are not the model's own: the grammar left it no better ones. Of the default model nine in ten
     * first wordings that pass have under 0.1 nats per token.
     */
    public static final double MOST_NATS = 1.0;

    public static final double LEAST_GAIN = 1.0;

    /** Without an opinion. */
    public static final Judgement NONE = new Judgement(null, 0, null);

    /** @param logProbability of the line's tokens together, in nats */
    public static Judgement of(double logProbability, int tokens) {
        return new Judgement(null, -logProbability / Math.max(1, tokens), null);
    }

    public Judgement withCheck(double answer) {
        return new Judgement(answer, nats, gain);
    }

    public Judgement withGain(double more) {
        return new Judgement(check, nats, more);
    }

    /** Does the model stand more by this one? */
    public boolean isBetterThan(Judgement other) {
        return check != null && other.check != null ? check > other.check : nats < other.nats;
    }

    /** Was the model pushed into these words? */
    Optional<String> unsure() {
        return nats <= MOST_NATS
                ? Optional.empty()
                : Optional.of(say("the model was unsure, %.1f nats per token", nats));
    }

    /** Why the model does not stand by it; empty when it does, or was not asked. */
    Optional<String> against() {
        if (check != null && !(check >= LEAST_CHECK)) {
            return Optional.of(say("the model's own check says no, %.2f", check));
        }
        if (check == null && gain != null && !(gain >= LEAST_GAIN)) {
            return Optional.of(say("hardly likelier with its sources than without, by %.1f nats per token", gain));
        }
        return Optional.empty();
    }

    private static String say(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
