/** Text as people write it: cleaned, and cut into sentences. */
@NullMarked
package tidewire.summarizer.text;

import org.jspecify.annotations.NullMarked;
