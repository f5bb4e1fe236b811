/** People and amounts that headlines name. */
@NullMarked
package tidewire.summarizer.story.rank.figure;

import org.jspecify.annotations.NullMarked;
