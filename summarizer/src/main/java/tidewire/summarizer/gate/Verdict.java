package tidewire.summarizer.gate;

import org.jspecify.annotations.Nullable;

/**
 * What the gate says of a line.
 *
 * @param outcome how it passed, or the kind of reason why not
 * @param why one clause that names the offending word, figure or phrase; null only when passed
 */
public record Verdict(Outcome outcome, @Nullable String why) {

    /** Few and fixed, so that they can be counted. */
    public enum Outcome {
        /** In other words than the sources', and judged true to them. */
        REWORDED,
        /** A sentence of a source with words left out, verified word by word. */
        SHORTENED,
        /** Equal to a sentence of a source: true, but extracted. */
        COPIED,
        /** Nothing was written, or nothing that digests have not told. */
        NOTHING_NEW,
        NUMBER,
        NAME,
        QUOTE,
        /** Loses or makes up a denial, a doubt or who says so. */
        QUALIFIER,
        /** Seems to say of one what the sources say of another, or as done what is to be done; the model is not sure enough. */
        ROLE,
        /** Has a word that no source has, and the model is not sure enough of it. */
        WORD,
        /** No sentence of the sources with words left out, or with words that may not go. */
        CUT,
        /** The model itself does not find that the sources say so. */
        JUDGED,
        /** The model itself found its words unlikely: it was pushed into them. */
        UNSURE,
        /** Empty, unfinished, too short or long, repetitive, unprintable, in the first person. */
        SHAPE
    }

    public static final Verdict REWORDED = new Verdict(Outcome.REWORDED, null);
    public static final Verdict SHORTENED = new Verdict(Outcome.SHORTENED, null);

    public static Verdict refused(Outcome outcome, String why) {
        return new Verdict(outcome, why);
    }

    public boolean passed() {
        return outcome == Outcome.REWORDED || outcome == Outcome.SHORTENED;
    }
}
