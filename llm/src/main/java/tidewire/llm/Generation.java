package tidewire.llm;

/**
 * What was written.
 *
 * @param tokens without the stop token or stop sequence
 * @param logProbability sum of ln p over the tokens under the unmasked distribution, in nats
 */
public record Generation(int[] tokens, Finish finish, double logProbability) {
    /** Why the text ended. */
    public enum Finish {
        /** A stop token or a stop sequence was written. */
        STOP,
        MAX_TOKENS,
        /** The constraint allowed no token. */
        DEAD_END,
        TIME,
        CANCELLED
    }
}
