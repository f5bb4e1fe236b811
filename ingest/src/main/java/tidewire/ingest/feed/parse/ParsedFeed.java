package tidewire.ingest.feed.parse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tidewire.ingest.feed.format.PollHints;

/**
 * What a feed document holds, as plain text.
 *
 * @param title of the feed; empty when it has none
 * @param items usable items, oldest first
 * @param rejected items that cannot be used
 * @param hints what the feed asks of those who poll it
 * @param truncated whether the document broke off behind its last whole item
 * @param doubts what could not be read for certain, one sentence each
 */
public record ParsedFeed(
        String title,
        List<FeedItem> items,
        List<Rejected> rejected,
        PollHints hints,
        boolean truncated,
        List<String> doubts) {

    /** @param raw the item as it stands in the document */
    public record Rejected(String reason, byte[] raw) {}

    /** Time of the newest item that has one. */
    public Optional<Instant> newest() {
        return items.stream().map(FeedItem::published).filter(Objects::nonNull).max(Instant::compareTo);
    }
}
