package tidewire.ingest.feed.parse;

import java.util.List;
import tidewire.events.NewsItem;

/**
 * What a feed document holds.
 *
 * @param items usable items, oldest first
 * @param rejected items that cannot be used
 */
public record ParsedFeed(List<NewsItem> items, List<Rejected> rejected) {

    /** @param raw the item as it stands in the document */
    public record Rejected(String reason, byte[] raw) {}
}
