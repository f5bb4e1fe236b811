/** What may be written next while a line is being written. */
@NullMarked
package tidewire.summarizer.gate.grammar;

import org.jspecify.annotations.NullMarked;
