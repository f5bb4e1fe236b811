package tidewire.summarizer.story.track;

import java.time.Instant;
import tidewire.summarizer.story.NewsPublisher;
import tidewire.summarizer.story.cluster.ReportText;

/**
 * A report of a story that new ones are compared with, as it is kept.
 *
 * @param place in the order in which reports came, from 0
 * @param revision of the item
 * @param source who published it: {@link NewsPublisher}
 * @param time when it was published, as far as that is known and not later than it was seen
 * @param seen place on the tape
 * @param fingerprint of its whole text
 */
public record MemberState(
        long place,
        String story,
        String item,
        int revision,
        String source,
        Instant time,
        Instant seen,
        String fingerprint,
        ReportText text) {}
