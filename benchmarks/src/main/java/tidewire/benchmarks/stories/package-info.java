/** What is measured on labelled reports: stories and rank, through the real tape application on a broker in this process. */
@NullMarked
package tidewire.benchmarks.stories;

import org.jspecify.annotations.NullMarked;
