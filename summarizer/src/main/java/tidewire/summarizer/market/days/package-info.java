/** Bars to what each session has come to: its high and low, the change since the close before, the range of 52 weeks. */
@NullMarked
package tidewire.summarizer.market.days;

import org.jspecify.annotations.NullMarked;
