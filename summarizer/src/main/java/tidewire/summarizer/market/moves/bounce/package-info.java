/** What of a price's changes is bounce between bid and ask, on a grid of ticks, and what is left when it is taken away. */
@NullMarked
package tidewire.summarizer.market.moves.bounce;

import org.jspecify.annotations.NullMarked;
