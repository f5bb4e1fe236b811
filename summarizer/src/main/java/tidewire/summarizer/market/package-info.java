/** Trades to bars, bars to moves, moves to alerts: by event time and closed by clock markers only. */
@NullMarked
package tidewire.summarizer.market;

import org.jspecify.annotations.NullMarked;
