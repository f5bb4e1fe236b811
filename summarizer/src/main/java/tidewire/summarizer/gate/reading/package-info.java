/** What a reading of a line's grammar speaks against: roles, neighbours, counts, words that no source has. May be wrong, and be overruled. */
@NullMarked
package tidewire.summarizer.gate.reading;

import org.jspecify.annotations.NullMarked;
