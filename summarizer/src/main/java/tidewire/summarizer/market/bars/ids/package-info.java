/** Which trades a bar was told, by their ids. */
@NullMarked
package tidewire.summarizer.market.bars.ids;

import org.jspecify.annotations.NullMarked;
