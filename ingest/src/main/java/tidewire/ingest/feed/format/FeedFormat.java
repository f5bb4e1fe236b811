package tidewire.ingest.feed.format;

import tidewire.ingest.feed.format.xml.XmlFeed;

/** Tells the formats of feeds apart by their first character. */
public final class FeedFormat {
    private FeedFormat() {}

    /**
     * Reads a feed of any format.
     *
     * @param text the document
     * @param base its address
     * @throws UnreadableFeedException when the document as a whole is no feed, or the deadline passes
     */
    public static FeedDocument read(String text, String base, Deadline deadline) throws UnreadableFeedException {
        String beginning = text.substring(0, Math.min(200, text.length())).strip();
        return beginning.startsWith("{")
                ? new JsonFeed(base, deadline).read(text.strip())
                : new XmlFeed(base, deadline).read(text);
    }
}
