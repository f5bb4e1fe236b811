package tidewire.summarizer.digest.desk;

import java.time.Instant;
import java.util.Arrays;
import tidewire.llm.ModelInfo;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.story.Surprise;

/**
 * What a desk has to remember between two entries, besides its tokens.
 *
 * @param fitsTo the model and window that the tokens belong to; with another one they mean nothing
 * @param sequence of the last entry that was read, -1 before the first
 * @param time of that entry, the epoch before the first
 * @param sinks the first tokens of the stream
 * @param read tokens fed since the last interval ended
 * @param items how surprising items usually are
 * @param leftOut importance of the best report that the last interval had no room for; 0 when it had room for all
 */
public record DeskState(
        String fitsTo, long sequence, Instant time, int[] sinks, long read, Surprise items, double leftOut) {

    public static DeskState begin(String fitsTo) {
        return new DeskState(fitsTo, -1, Instant.EPOCH, new int[0], 0, Surprise.NONE, 0);
    }

    static String fitsTo(ModelInfo model, WindowConfig window) {
        return model.sha256() + "/" + window.sinks() + "/" + window.rolling() + "/" + window.eviction() + "/"
                + window.maxEntry();
    }

    /** The same desk whose tokens are gone. */
    DeskState withoutTokens(String nowFitsTo) {
        return new DeskState(nowFitsTo, sequence, time, new int[0], read, items, leftOut);
    }

    DeskState at(long nextSequence, Instant nextTime) {
        return new DeskState(fitsTo, nextSequence, nextTime, sinks, read, items, leftOut);
    }

    DeskState withFed(int[] tokens, int mostSinks) {
        int missing = Math.min(mostSinks - sinks.length, tokens.length);
        int[] more = missing <= 0 ? sinks : Arrays.copyOf(sinks, sinks.length + missing);
        if (missing > 0) {
            System.arraycopy(tokens, 0, more, sinks.length, missing);
        }
        return new DeskState(fitsTo, sequence, time, more, read + tokens.length, items, leftOut);
    }

    DeskState withItem(double natsPerToken) {
        return new DeskState(fitsTo, sequence, time, sinks, read, items.with(natsPerToken), leftOut);
    }

    /** @param nowLeftOut importance of the best report that was not read */
    DeskState atIntervalEnd(double nowLeftOut) {
        return new DeskState(fitsTo, sequence, time, sinks, 0, items, nowLeftOut);
    }
}
