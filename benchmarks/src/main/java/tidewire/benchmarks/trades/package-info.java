/** What a trade costs on its way from the topic to bars. */
@NullMarked
package tidewire.benchmarks.trades;

import org.jspecify.annotations.NullMarked;
