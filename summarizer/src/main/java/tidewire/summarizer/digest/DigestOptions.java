package tidewire.summarizer.digest;

import tidewire.llm.WindowConfig;

/**
 * How digests are written.
 *
 * @param window shape of a desk's window
 * @param constrain keep lines to the words of what they cite while they are written; the gate looks at them either way
 * @param mostTokens most tokens of a line or lead
 * @param retry try other wordings of a line that was copied or refused, before falling back to a source's own words
 * @param restoreTokens tokens fed in one slice when a window is rebuilt; a slice must stay far below the transaction timeout
 * @param telemetryEvery entries between two telemetry records; there is one at the end of each interval anyway
 */
public record DigestOptions(
        WindowConfig window, boolean constrain, int mostTokens, boolean retry, int restoreTokens, int telemetryEvery) {
    public static final DigestOptions DEFAULT = new DigestOptions(WindowConfig.DEFAULT, true, 96, true, 512, 16);

    public DigestOptions {
        require(mostTokens >= 8, "digest.mostTokens must be 8 or more, was " + mostTokens);
        require(restoreTokens >= 1, "digest.restoreTokens must be 1 or more, was " + restoreTokens);
        require(telemetryEvery >= 1, "digest.telemetryEvery must be 1 or more, was " + telemetryEvery);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
