package tidewire.ingest.feed.format;

import tidewire.ingest.feed.format.xml.XmlFeed;

/** Tells the formats of feeds apart by their first character. */
public final class FeedFormat {
    private FeedFormat() {}

    /** Behind blanks and marks of the byte order. */
    private static int beginning(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\ufeff')) {
            at++;
        }
        return at;
    }

    /**
     * Reads a feed of any format.
     *
     * @param text the document
     * @param base its address
     * @throws UnreadableFeedException when the document as a whole is no feed, or the deadline passes
     */
    public static FeedDocument read(String text, String base, Deadline deadline) throws UnreadableFeedException {
        String document = text.substring(beginning(text));
        return document.startsWith("{")
                ? new JsonFeed(base, deadline).read(document)
                : new XmlFeed(base, deadline).read(document);
    }
}
