package tidewire.ingest.feed.format.xml;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.link.Links;

/** What is answered when the address is that of a page for people. */
final class HtmlPage {
    private static final int LOOKED_AT = 500_000;

    private HtmlPage() {}

    static boolean looksLike(Document document) {
        return document.children().stream()
                        .anyMatch(element ->
                                element.tagName().toLowerCase(Locale.ROOT).matches("html|head|body"))
                || document.documentType() != null
                        && document.documentType().name().equalsIgnoreCase("html");
    }

    /** Says so, and names the feeds that the page names. */
    static UnreadableFeedException refusal(String text, String base) {
        Document page = Jsoup.parse(text.substring(0, Math.min(LOOKED_AT, text.length())));
        List<String> feeds = page.select("link[rel~=(?i)alternate][href]").stream()
                .filter(link -> link.attr("type").toLowerCase(Locale.ROOT).matches(".*(rss|atom|rdf|feed\\+json).*"))
                .map(link -> Links.resolve(link.attr("href"), base))
                .filter(Objects::nonNull)
                .distinct()
                .limit(3)
                .toList();
        return new UnreadableFeedException(
                feeds.isEmpty()
                        ? "an HTML page, not a feed, and it names no feed"
                        : "an HTML page, not a feed; the feed that it names is " + String.join(" or ", feeds));
    }
}
