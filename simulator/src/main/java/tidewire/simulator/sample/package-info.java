/** The recorded week. */
@NullMarked
package tidewire.simulator.sample;

import org.jspecify.annotations.NullMarked;
