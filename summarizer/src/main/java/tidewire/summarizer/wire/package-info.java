/** News items from the log to the desks that want them: exact duplicates out, symbols linked, desks selected. */
@NullMarked
package tidewire.summarizer.wire;

import org.jspecify.annotations.NullMarked;
