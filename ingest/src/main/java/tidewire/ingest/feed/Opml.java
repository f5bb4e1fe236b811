package tidewire.ingest.feed;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.text.PlainText;
import tidewire.ingest.net.Hosts;

/** Lists of feeds as other readers export and import them (OPML 1 and 2). */
public final class Opml {
    private static final int MAX_NAME = 40;

    private Opml() {}

    /**
     * A feed in a list.
     *
     * @param name short, as in {@link FeedConfig#name}
     */
    public record Outline(String name, URI url) {}

    /** The feeds of a list, each address once, under names that differ from each other and from those taken. */
    public static List<Outline> read(String opml, Set<String> namesTaken) {
        Set<String> names = new HashSet<>(namesTaken);
        Set<URI> urls = new HashSet<>();
        List<Outline> outlines = new ArrayList<>();
        for (Element outline : Parser.xmlParser()
                .settings(ParseSettings.htmlDefault)
                .parseInput(opml, "")
                .select("outline[xmlurl]")) {
            URI url = url(outline.attr("xmlurl"));
            if (url != null && urls.add(url)) {
                String title = Stream.of(outline.attr("title"), outline.attr("text"), String.valueOf(Hosts.of(url)))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("feed");
                outlines.add(new Outline(name(PlainText.line(title, 200), names), url));
            }
        }
        return outlines;
    }

    private static @Nullable URI url(String raw) {
        try {
            // feed://example.org and feed:https://example.org are both in use.
            URI url = Hosts.address(raw.strip()
                    .replaceFirst("(?i)^feed:(?://)?(?=https?:)", "")
                    .replaceFirst("(?i)^feed://", "http://"));
            boolean web = Hosts.of(url) != null
                    && url.getUserInfo() == null
                    && url.getScheme().matches("(?i)https?");
            return web ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(String title, Set<String> taken) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? "feed" : plain.substring(0, Math.min(MAX_NAME, plain.length()));
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    /** The feeds as a list for other readers. */
    public static String write(List<FeedConfig> feeds) {
        StringBuilder out = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                <head><title>Tidewire</title></head>
                <body>
                """);
        for (FeedConfig feed : feeds) {
            String name = Entities.escape(feed.name());
            out.append("<outline type=\"rss\" text=\"" + name + "\" title=\"" + name + "\" xmlUrl=\""
                    + Entities.escape(feed.url().toString()) + "\"/>\n");
        }
        return out.append("</body>\n</opml>\n").toString();
    }
}
