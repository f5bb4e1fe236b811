/** From a desk's tape to its digests: the sink window, the forks, the state that survives. */
@NullMarked
package tidewire.summarizer.digest;

import org.jspecify.annotations.NullMarked;
