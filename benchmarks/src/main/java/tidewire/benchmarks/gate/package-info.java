/** How well the gate tells lines apart that people have labelled. */
@NullMarked
package tidewire.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
