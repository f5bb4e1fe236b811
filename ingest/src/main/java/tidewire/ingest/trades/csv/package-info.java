/** Trades from files. */
@NullMarked
package tidewire.ingest.trades.csv;

import org.jspecify.annotations.NullMarked;
