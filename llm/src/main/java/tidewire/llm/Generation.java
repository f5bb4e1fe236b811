package tidewire.llm;

/**
 * What was written.
 *
 * @param tokens without the stop token
 * @param logProbability sum of ln p over the tokens under the unmasked distribution, in nats
 */
public record Generation(int[] tokens, Finish finish, double logProbability) {
    /** Why the text ended. */
    public enum Finish {
        STOP,
        MAX_TOKENS,
        /** The constraint allowed no token. */
        DEAD_END,
        TIME,
        CANCELLED
    }
}
