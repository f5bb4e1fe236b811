package tidewire.summarizer.digest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidewire.llm.WindowConfig;

/**
 * How digests are written.
 *
 * @param window shape of a desk's window
 * @param constrain keep lines to their grammar while they are written; the gate looks at them either way
 * @param mostTokens most tokens of a line or lead
 * @param retry try other wordings of a line that was copied or refused, before falling back to a source's own words
 * @param restoreTokens tokens fed in one slice when a window is rebuilt; a slice must stay far below the transaction timeout
 * @param telemetryEvery entries between two telemetry records; there is one at the end of each interval anyway
 * @param tokensPerSecond what a desk may read in a second of its stream's own time, so that the same stream is always
 *     read alike: when half of an interval's share is spent, reports wait for its end and are read best first, and what does
 *     not fit is not read; what ranks below that waits in the next interval from the beginning; 0 reads all
 * @param skipAfter digests of intervals that ended longer ago than this by the wall clock are not written; null writes
 *     all, so that a replay gives the same
 */
public record DigestOptions(
        WindowConfig window,
        boolean constrain,
        int mostTokens,
        boolean retry,
        int restoreTokens,
        int telemetryEvery,
        int tokensPerSecond,
        @Nullable Duration skipAfter) {
    public static final DigestOptions DEFAULT =
            new DigestOptions(WindowConfig.DEFAULT, true, 96, true, 512, 16, 100, null);

    public DigestOptions {
        require(mostTokens >= 8, "digest.mostTokens must be 8 or more, was " + mostTokens);
        require(restoreTokens >= 1, "digest.restoreTokens must be 1 or more, was " + restoreTokens);
        require(telemetryEvery >= 1, "digest.telemetryEvery must be 1 or more, was " + telemetryEvery);
        require(tokensPerSecond >= 0, "digest.tokensPerSecond must not be negative, was " + tokensPerSecond);
        require(skipAfter == null || !skipAfter.isNegative(), "digest.skipAfter must not be negative");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
