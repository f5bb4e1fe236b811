@NullMarked
package tidewire.benchmarks;

import org.jspecify.annotations.NullMarked;
