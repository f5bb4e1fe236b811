/** The stories of one desk as they grow along its tape: what a report is to its story, and what the story is by then. */
@NullMarked
package tidewire.summarizer.story.track;

import org.jspecify.annotations.NullMarked;
