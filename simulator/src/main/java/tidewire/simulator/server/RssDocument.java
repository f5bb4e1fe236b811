package tidewire.simulator.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tidewire.simulator.sample.SampleItem;

/** Writes RSS 2.0 with {@code content:encoded} and Dublin Core dates. */
final class RssDocument {
    /** RFC 822 as HTTP and RSS want it. */
    static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private RssDocument() {}

    static String write(String feed, List<SampleItem> items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel>
                <title>%s</title>
                <link>http://localhost/%s</link>
                <description>Sample feed %s</description>
                %s</channel>
                </rss>
                """.formatted(
                        feed, feed, feed, items.stream().map(RssDocument::item).collect(Collectors.joining()));
    }

    /** {@code pubDate} always has a time, for the order; {@code dc:date} has as much of it as is known. */
    private static String item(SampleItem item) {
        StringBuilder out = new StringBuilder("<item>\n");
        element(out, "title", escape(item.title()));
        element(out, "guid isPermaLink=\"false\"", escape(item.id()));
        if (item.link() != null) {
            element(out, "link", escape(item.link()));
        }
        element(out, "pubDate", RFC_822.format(item.published()));
        element(out, "dc:date", date(item.published(), item.precision()));
        if (item.category() != null) {
            element(out, "category", escape(item.category()));
        }
        if (item.summary() != null) {
            element(out, "description", escape(html(item.summary())));
        }
        if (item.text() != null) {
            element(out, "content:encoded", escape(html(item.text())));
        }
        return out.append("</item>\n").toString();
    }

    private static String date(Instant time, SampleItem.Precision precision) {
        return switch (precision) {
            case DAY -> DAY.format(time);
            case MINUTE -> MINUTE.format(time);
            case SECOND -> time.toString();
        };
    }

    private static void element(StringBuilder out, String nameAndAttributes, String content) {
        String name = nameAndAttributes.split(" ", 2)[0];
        out.append('<')
                .append(nameAndAttributes)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Plain text as HTML: paragraphs and line breaks, and nothing of it read as markup. */
    private static String html(String text) {
        return "<p>" + escape(text).replace("\n\n", "</p><p>").replace("\n", "<br/>") + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
