/** How long parts need to be ready again after they were killed, alone and sharing desks. */
@NullMarked
package tidewire.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
