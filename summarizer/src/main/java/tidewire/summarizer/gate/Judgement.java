package tidewire.summarizer.gate;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the model itself thinks of a line, its own words or a cut. {@link Limits} say what it must be.
 *
 * @param check 0 to 1, how sure the model is that the sources say this; null for a model that was not taught to answer
 * @param nats the model's mean surprise at the line's tokens
 * @param gain how much likelier the line is with its sources than without, in nats per token; null where it was not asked
 */
public record Judgement(
        @Nullable Double check, double nats, @Nullable Double gain) {
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
    boolean isBetterThan(Judgement other, Certainty certainty) {
        return check != null && other.check != null
                ? certainty.of(check, nats) > certainty.of(other.check, other.nats)
                : nats < other.nats;
    }

    /** Was the model pushed into these words? */
    Optional<String> unsure(Limits limits) {
        return nats <= limits.nats()
                ? Optional.empty()
                : Optional.of(say("the model was unsure, %.1f nats per token", nats));
    }

    /** Why the model does not stand by it as a cut of a sentence; empty when it does, or was not asked. */
    Optional<String> againstCut(Limits limits) {
        return check != null && !(check >= limits.cut())
                ? Optional.of(say("the model's own check says no to the cut, %.2f", check))
                : Optional.empty();
    }

    /** Why the model does not stand by it; empty when it does, or was not asked. */
    Optional<String> against(Limits limits) {
        if (check != null) {
            double sure = limits.certainty().of(check, nats);
            return sure >= limits.check()
                    ? Optional.empty()
                    : Optional.of(say("the model is not sure of it, %.2f", sure));
        }
        if (gain != null && !(gain >= limits.gain())) {
            return Optional.of(say("hardly likelier with its sources than without, by %.1f nats per token", gain));
        }
        return Optional.empty();
    }

    /** Why it is not sure enough of a line that a reading of its grammar speaks against; empty when it is, or can be and was not asked yet. */
    Optional<String> againstDoubt(Limits limits) {
        if (check == null) {
            return limits.doubted() > 1 || gain != null ? Optional.of("") : Optional.empty();
        }
        double sure = limits.certainty().of(check, nats);
        return sure >= limits.doubted()
                ? Optional.empty()
                : Optional.of(say(", and the model is not sure enough of it, %.2f", sure));
    }

    private static String say(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
