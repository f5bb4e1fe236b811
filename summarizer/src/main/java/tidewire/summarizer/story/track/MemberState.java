package tidewire.summarizer.story.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
 * @param own what it weighs by itself; null for a copy and for what was put right since
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
        ReportText text,
        @Nullable OwnWeight own) {

    /**
     * What a report weighs by itself, beside its words.
     *
     * @param feed its source
     * @param severity as its feed gives it, or null
     * @param attention how much of the last day's news spoke of the same things when it came: 0 to 1
     * @param focus how far it is about what the desk asks for: 0 to 1
     */
    public record OwnWeight(String feed, @Nullable Double severity, double attention, double focus) {}

    /** The same, known to be wrong. */
    MemberState putRight() {
        return new MemberState(place, story, item, revision, source, time, seen, fingerprint, text, null);
    }
}
