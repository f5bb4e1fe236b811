/** The detectors, a kind of move each. */
@NullMarked
package tidewire.summarizer.market.moves.detect;

import org.jspecify.annotations.NullMarked;
