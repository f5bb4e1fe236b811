/** What attention sinks do for a model, through the engine. */
@NullMarked
package tidewire.benchmarks.sinks;

import org.jspecify.annotations.NullMarked;
