/** What the moves of the bundled week and of random walks look like. */
@NullMarked
package tidewire.benchmarks.moves;

import org.jspecify.annotations.NullMarked;
