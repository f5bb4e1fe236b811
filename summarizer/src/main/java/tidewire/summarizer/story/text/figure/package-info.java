/** Numbers in texts by which reports are told apart. */
@NullMarked
package tidewire.summarizer.story.text.figure;

import org.jspecify.annotations.NullMarked;
