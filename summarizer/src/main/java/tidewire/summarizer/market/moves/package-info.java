/** Bars to moves that a trader would want: pure arithmetic, the same bars give the same moves on every machine. */
@NullMarked
package tidewire.summarizer.market.moves;

import org.jspecify.annotations.NullMarked;
