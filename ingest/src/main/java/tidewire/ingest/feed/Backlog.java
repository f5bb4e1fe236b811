package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.SeenItems.Change;

/**
 * Which of the items that a feed holds already, when it is first read or after a long stop, go on the tape. What has changed
 * of an item that was known before the stop is as new as the change, whatever the item's date.
 */
record Backlog(Duration age, int items) {

    /**
     * The newest of what is news among {@code changes}, within age and number, all revisions, and what was on its way when the
     * ingestor stopped.
     *
     * @param changes oldest first
     */
    Set<Change> of(List<Change> changes, Instant now) {
        List<Change> newestFirst = new ArrayList<>(changes);
        Collections.reverse(newestFirst);
        Set<Change> chosen = new HashSet<>();
        int left = items;
        for (Change change : newestFirst) {
            if (!change.news()) {
                continue;
            }
            if (change.seen().revision() > 0 || change.seen().unsure()) {
                chosen.add(change);
            } else if (left > 0 && isRecent(change.item(), now)) {
                chosen.add(change);
                left--;
            }
        }
        return chosen;
    }

    private boolean isRecent(FeedItem item, Instant now) {
        Instant published = item.publishedBy();
        // One without a time is as old as its place in the document says.
        return published == null || !published.isBefore(now.minus(age));
    }
}
