/** One reading of what a line cites: sentences, words with their parts of speech, figures. */
@NullMarked
package tidewire.summarizer.gate.source;

import org.jspecify.annotations.NullMarked;
