package tidewire.ingest.feed.format;

import java.util.List;

/**
 * What a feed document of any format holds.
 *
 * @param title of the feed, as HTML; empty when it has none
 * @param entries in the order of the document
 * @param broken items that could not be read
 * @param hints what the feed asks of those who poll it
 * @param truncated whether the document broke off; what is whole is here
 */
public record FeedDocument(String title, List<Entry> entries, List<Broken> broken, PollHints hints, boolean truncated) {

    /** An item that could not be read, why, and as it stands in the document. */
    public record Broken(String reason, String raw) {}
}
