/** Observed time and the markers that tell it. */
@NullMarked
package tidewire.ingest.clock;

import org.jspecify.annotations.NullMarked;
