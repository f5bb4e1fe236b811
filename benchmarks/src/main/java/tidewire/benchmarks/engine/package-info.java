/** What the engine costs. */
@NullMarked
package tidewire.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
