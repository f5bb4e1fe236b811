package tidewire.summarizer.story.rank;

/**
 * What a score that a feed gives is worth: nothing up to {@code from}, most from {@code to} on, in proportion between them.
 *
 * @param to above {@code from}
 */
public record Scale(double from, double to) {
    /** CVSS, 0 to 10: what it calls low is nothing. */
    public static final Scale CVSS = new Scale(4, 10);

    public Scale {
        if (!(from >= 0 && to > from && Double.isFinite(to))) {
            throw new IllegalArgumentException(
                    "a scale must go from 0 or more to something above it, was " + from + " to " + to);
        }
    }

    /** 0 to 1. */
    double share(double score) {
        return Math.min(1, Math.max(0, (score - from) / (to - from)));
    }
}
