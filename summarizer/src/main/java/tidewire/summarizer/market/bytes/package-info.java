/** How the market's states are written to their stores. */
@NullMarked
package tidewire.summarizer.market.bytes;

import org.jspecify.annotations.NullMarked;
