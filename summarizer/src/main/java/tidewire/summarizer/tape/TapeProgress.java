package tidewire.summarizer.tape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a desk's tape has been written.
 *
 * @param nextSequence sequence of the next entry
 * @param lastEnd end of the last interval; before the first, the boundary from which it counts
 * @param last the entry furthest in the order (time, kind, id) so far, or null at the beginning
 */
record TapeProgress(
        long nextSequence, Instant lastEnd, @Nullable OrderKey last) {}
