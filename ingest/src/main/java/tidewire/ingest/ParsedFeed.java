package tidewire.ingest;

import java.util.List;
import tidewire.events.NewsItem;

/**
 * What a feed document holds.
 *
 * @param items usable items, oldest first
 * @param rejected items that cannot be used
 */
record ParsedFeed(List<NewsItem> items, List<Rejected> rejected) {

    /** @param raw the item as it stands in the document */
    record Rejected(String reason, byte[] raw) {}
}
