package tidewire.summarizer.story.rank;

import java.time.Instant;
import tidewire.events.StoryRef;

/**
 * A story that an interval brought something of.
 *
 * @param ref of the report of the interval by which the story is ranked: its most important one
 * @param last place on the tape of its last report in the interval
 * @param moveSize size of its largest linked move in the interval, in units of what is usual; 0 without one
 * @param novelty how surprising its reports were to the model, 0 to 1: decides between equals only
 * @param told digests that told the story before
 * @param hasNews false when all it brought are copies of what was there before the interval
 */
public record Candidate(StoryRef ref, Instant last, double moveSize, double novelty, int told, boolean hasNews) {}
