/** Sentences with words left out: what may go, and whether a line is one. */
@NullMarked
package tidewire.summarizer.gate.cut;

import org.jspecify.annotations.NullMarked;
