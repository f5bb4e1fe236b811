package tidewire.summarizer.digest.desk;

import org.jspecify.annotations.Nullable;

/**
 * What an entry is to those that came before it on a desk's tape. Numbers have no gaps, so one that is too high is a mistake
 * of somebody else's, or entries before it are gone for good; which of the two, the entry behind it tells.
 */
public enum Succession {
    /** The one that is due. */
    NEXT,
    /** It was taken before. */
    AGAIN,
    /** Too high: believed only when the next one goes on from it. */
    DOUBTED,
    /** Goes on from the doubted one: what lies before that is gone. */
    AFTER_DOUBTED;

    /**
     * @param accepted number of the last entry that was taken, -1 before the first
     * @param doubted number of the one that was doubted last, or null
     */
    public static Succession of(long number, long accepted, @Nullable Long doubted) {
        if (number <= accepted) {
            return AGAIN;
        }
        if (number == accepted + 1) {
            return NEXT;
        }
        return doubted != null && doubted > accepted && number == doubted + 1 ? AFTER_DOUBTED : DOUBTED;
    }
}
