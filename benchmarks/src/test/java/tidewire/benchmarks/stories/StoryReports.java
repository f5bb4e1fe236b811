package tidewire.benchmarks.stories;

import java.time.Instant;
import java.util.List;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

/** Reports of stories on a tape. */
final class StoryReports {
    private StoryReports() {}

    static TapeEntry of(String item, StoryRef story, Instant time, long place) {
        NewsItem report = new NewsItem(
                item,
                "feed:wire",
                time,
                time,
                NewsItem.Precision.SECOND,
                "Title of " + story.id(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        return new TapeEntry("bench", place, time, TapeEntry.Kind.ITEM, false, report, story, null, null);
    }
}
