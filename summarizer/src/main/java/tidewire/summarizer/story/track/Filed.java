package tidewire.summarizer.story.track;

import tidewire.events.Story;
import tidewire.events.StoryRef;

/**
 * What became of a report.
 *
 * @param ref what it is to its story
 * @param story as it stands now
 * @param repeated true when its publisher had said the very same before: it has no place on the tape
 */
public record Filed(StoryRef ref, Story story, boolean repeated) {}
