/** Simulated weeks through all parts in one process, and whether anything grows that must not. */
@NullMarked
package tidewire.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
