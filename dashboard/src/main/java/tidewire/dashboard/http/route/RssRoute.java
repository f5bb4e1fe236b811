package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Forwarded;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.http.exchange.Parsed;
import tidewire.dashboard.live.LiveView;

/** The newest digests as RSS 2.0, for feed readers. */
public final class RssRoute {
    private static final int DIGESTS = 50;

    private final LiveView view;
    private final History history;
    private final String basePath;

    public RssRoute(LiveView view, History history, String basePath) {
        this.view = view;
        this.history = history;
        this.basePath = basePath;
    }

    public void rss(Context ctx) {
        String desk = Parameters.desk(ctx, view.deskNames());
        String home = Forwarded.origin(ctx) + basePath;
        List<String> parts = new ArrayList<>();
        parts.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>");
        parts.add(element("title", desk == null ? "Tidewire" : "Tidewire: " + desk));
        parts.add(element("link", home));
        parts.add(element("description", "What happened, with sources"));
        var filter = tidewire.dashboard.history.Filter.last(DIGESTS).ofDesk(desk);
        history.page(Kind.DIGEST, filter).items().forEach(digest -> parts.add(item(home, Parsed.of(digest))));
        parts.add("</channel></rss>\n");
        ctx.contentType("application/rss+xml; charset=utf-8").result(String.join("\n", parts));
    }

    private static String item(String home, JsonNode digest) {
        List<String> lines = new ArrayList<>();
        if (digest.at("/lead/text").isTextual()) {
            lines.add(digest.at("/lead/text").asText());
        }
        digest.path("lines").forEach(line -> lines.add(line.path("text").asText()));
        if (digest.at("/moves/text").isTextual()) {
            lines.add(digest.at("/moves/text").asText());
        }
        String body = lines.stream().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining());
        String link = home + "digest/" + digest.path("desk").asText() + "/"
                + digest.path("to").asText();
        return "<item>" + element("title", lines.get(0)) + element("link", link)
                + "<guid isPermaLink=\"false\">" + escaped(digest.path("id").asText()) + "</guid>"
                + element("category", digest.path("desk").asText())
                + element(
                        "pubDate",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.parse(digest.path("to").asText()).atOffset(ZoneOffset.UTC)))
                // Escaped twice: the description is markup inside of text.
                + element("description", body) + "</item>";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
