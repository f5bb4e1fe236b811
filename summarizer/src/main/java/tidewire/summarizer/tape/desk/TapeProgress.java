package tidewire.summarizer.tape.desk;

import java.time.Instant;

/**
 * How far a desk's tape has been written.
 *
 * @param nextSequence sequence of the next entry
 * @param lastEnd end of the last interval; before the first, the boundary from which it counts
 */
public record TapeProgress(long nextSequence, Instant lastEnd) {}
