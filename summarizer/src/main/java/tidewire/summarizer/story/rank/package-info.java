/** What matters more than what: arithmetic over the tape, with every part by name. */
@NullMarked
package tidewire.summarizer.story.rank;

import org.jspecify.annotations.NullMarked;
