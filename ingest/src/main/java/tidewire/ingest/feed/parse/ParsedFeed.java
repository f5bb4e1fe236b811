package tidewire.ingest.feed.parse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tidewire.ingest.feed.format.PollHints;

/**
 * What a feed document holds, as plain text.
 *
 * @param title of the feed; empty when it has none
 * @param items usable items, oldest first
 * @param rejected items that cannot be used
 * @param hints what the feed asks of those who poll it
 * @param truncated whether the document broke off behind its last whole item
 * @param doubts what could not be read for certain
 */
public record ParsedFeed(
        String title,
        List<FeedItem> items,
        List<Rejected> rejected,
        PollHints hints,
        boolean truncated,
        List<Doubt> doubts) {

    /** @param raw the item as it stands in the document */
    public record Rejected(String reason, byte[] raw) {}

    /** @param words a sentence, in which the feed's own words stand between quotes */
    public record Doubt(String words) {
        private static final Pattern QUOTED = Pattern.compile("'.*'", Pattern.DOTALL);

        /** The same for all texts that raise it. */
        public String kind() {
            return QUOTED.matcher(words).replaceAll("''");
        }
    }

    /** Time of the newest item that has one. */
    public Optional<Instant> newest() {
        return items.stream().map(FeedItem::published).filter(Objects::nonNull).max(Instant::compareTo);
    }
}
