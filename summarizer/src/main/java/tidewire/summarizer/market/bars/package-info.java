/** Bars out of trades, each counted once, revised when one comes late, is cancelled or corrected. */
@NullMarked
package tidewire.summarizer.market.bars;

import org.jspecify.annotations.NullMarked;
