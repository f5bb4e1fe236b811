/** What all sources of trades share: the way out of a trade, and how its source is doing. */
@NullMarked
package tidewire.ingest.trades.out;

import org.jspecify.annotations.NullMarked;
