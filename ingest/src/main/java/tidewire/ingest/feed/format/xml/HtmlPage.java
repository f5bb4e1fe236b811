package tidewire.ingest.feed.format.xml;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.link.Links;

/** What is answered when the address is that of a page for people. */
final class HtmlPage {
    private static final Pattern FEED =
            Pattern.compile(".*(?:rss|atom|rdf|feed\\+json).*|(?:text|application)/xml", Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 500_000;

    private HtmlPage() {}

    static boolean looksLike(Document document) {
        return document.children().stream()
                        .anyMatch(element -> Tag.isKnownTag(element.tagName().toLowerCase(Locale.ROOT)))
                || document.documentType() != null
                        && document.documentType().name().equalsIgnoreCase("html");
    }

    /** Says so, and names the feeds that the page names. */
    static UnreadableFeedException refusal(String text, String base) {
        Document page = Jsoup.parse(text.substring(0, Math.min(LOOKED_AT, text.length())));
        Element own = page.selectFirst("base[href]");
        String resolved = own == null ? null : Links.resolve(own.attr("href"), base);
        String pageBase = resolved == null ? base : resolved;
        List<String> feeds = page.select("link[rel~=(?i)alternate][href]").stream()
                .filter(link -> FEED.matcher(link.attr("type").strip()).matches())
                .map(link -> Links.resolve(link.attr("href"), pageBase))
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
