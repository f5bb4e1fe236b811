/** Lines that the product writes about the items of any file, beside their titles. */
@NullMarked
package tidewire.benchmarks.lines;

import org.jspecify.annotations.NullMarked;
