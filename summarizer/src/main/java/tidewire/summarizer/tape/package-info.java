/** The total order that a desk's digests depend on, and the topology that makes it. */
@NullMarked
package tidewire.summarizer.tape;

import org.jspecify.annotations.NullMarked;
