/** One reading of what a line cites: its sentences and figures. */
@NullMarked
package tidewire.summarizer.gate.source;

import org.jspecify.annotations.NullMarked;
