/** How long news takes from a feed to a desk. */
@NullMarked
package tidewire.benchmarks.ontime;

import org.jspecify.annotations.NullMarked;
