package tidewire.summarizer.gate;

import org.jspecify.annotations.Nullable;

/**
 * What the gate says of a line.
 *
 * @param outcome passed, or the kind of reason
 * @param why one clause that names the offending word or figure; null only when passed
 */
public record Verdict(Outcome outcome, @Nullable String why) {

    /** Few and fixed, so that they can be counted. */
    public enum Outcome {
        PASSED,
        /** Equal to a sentence of a source: true, but extracted. */
        COPIED,
        NUMBER,
        NAME,
        QUOTE,
        DIRECTION,
        NEGATION,
        /** Words of the sources put together in another order than theirs, by a model that should only cut. */
        STITCHED,
        /** The model itself found its words unlikely: it was pushed into them. */
        UNSURE,
        /** Empty, unfinished, too short or long, repetitive, without a verb, unprintable. */
        SHAPE
    }

    static final Verdict PASS = new Verdict(Outcome.PASSED, null);

    /** For reasons that do not stand in the text. */
    public static Verdict refused(Outcome outcome, String why) {
        return new Verdict(outcome, why);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
