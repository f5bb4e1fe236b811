/** Words of a text with their parts of speech, which are searched for under what is known of reports. */
@NullMarked
package tidewire.summarizer.gate.word;

import org.jspecify.annotations.NullMarked;
