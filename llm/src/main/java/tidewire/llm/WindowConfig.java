package tidewire.llm;

/**
 * Shape of a window.
 *
 * @param sinks S, the first tokens ever fed, always visible; at least 0
 * @param rolling W, the most rolling tokens that are visible, the token being fed among them; at least 1
 * @param eviction what leaves when the rolling part is full
 * @param maxEntry longest entry in tokens; longer ones are cut at their end; at most {@code rolling}
 */
public record WindowConfig(int sinks, int rolling, Eviction eviction, int maxEntry) {
    /** What leaves when the rolling part is full. */
    public enum Eviction {
        /** The oldest token. */
        TOKEN,
        /** Whole oldest entries until the new one fits, so that no half sentence stays. */
        ENTRY
    }

    public static final WindowConfig DEFAULT = new WindowConfig(4, 1024, Eviction.ENTRY, 256);

    public WindowConfig {
        if (sinks < 0) {
            throw new IllegalArgumentException("window.sinks must be 0 or more, was " + sinks);
        }
        if (rolling < 1) {
            throw new IllegalArgumentException("window.rolling must be 1 or more, was " + rolling);
        }
        if (maxEntry < 1 || maxEntry > rolling) {
            throw new IllegalArgumentException(
                    "window.maxEntry must be between 1 and window.rolling (" + rolling + "), was " + maxEntry);
        }
    }
}
