package tidewire.summarizer.tape.desk;

import java.time.Instant;

/**
 * How far a desk's tape has been written.
 *
 * @param nextSequence sequence of the next entry
 * @param lastEnd end of the last interval; before the first, the boundary from which it counts
 * @param empty number of intervals that have ended since the last item or move
 */
public record TapeProgress(long nextSequence, Instant lastEnd, int empty) {}
