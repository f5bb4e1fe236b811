/** What a report says, as terms, names and figures that can be compared, without what agencies put around it. */
@NullMarked
package tidewire.summarizer.story.text;

import org.jspecify.annotations.NullMarked;
