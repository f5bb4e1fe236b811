package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.ingest.feed.state.SeenItems.Change;

/** Which of the items that a feed holds already, when it is first read or after a long stop, go on the tape. */
record Backlog(Duration age, int items) {

    /**
     * The newest of what is news among {@code changes}, within age and number.
     *
     * @param changes oldest first
     */
    Set<Change> of(List<Change> changes, Instant now) {
        List<Change> newestFirst = new ArrayList<>(changes);
        java.util.Collections.reverse(newestFirst);
        Set<Change> chosen = new HashSet<>();
        for (Change change : newestFirst) {
            Instant published = change.item().published();
            // One without a time is as old as its place in the document says.
            boolean recent = published == null || !published.isBefore(now.minus(age));
            if (change.news() && recent && chosen.size() < items) {
                chosen.add(change);
            }
        }
        return chosen;
    }
}
