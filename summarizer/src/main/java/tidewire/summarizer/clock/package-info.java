/** Time as the clock markers in a partition's log tell it. */
@NullMarked
package tidewire.summarizer.clock;

import org.jspecify.annotations.NullMarked;
