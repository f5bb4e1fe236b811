package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Forwarded;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.http.exchange.Parsed;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.live.LiveView;
import tidewire.events.PagePath;

/** The newest digests, and the newest alerts, as RSS 2.0, for feed readers. */
public final class RssRoute {
    private static final int MOST = 50;

    private final LiveView view;
    private final History history;
    private final String basePath;

    public RssRoute(LiveView view, History history, String basePath) {
        this.view = view;
        this.history = history;
        this.basePath = basePath;
    }

    public void digests(Context ctx) {
        channel(ctx, "Tidewire", Kind.DIGEST, RssRoute::digest);
    }

    /** Every word of an alert is an item of its own, so that readers show what is new. */
    public void alerts(Context ctx) {
        channel(ctx, "Tidewire alerts", Kind.ALERT, RssRoute::alert);
    }

    private void channel(Context ctx, String title, Kind kind, BiFunction<String, JsonNode, String> item) {
        String desk = Parameters.desk(ctx, view.deskNames());
        String home = Forwarded.origin(ctx) + basePath;
        List<String> parts = new ArrayList<>();
        parts.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>");
        parts.add(element("title", desk == null ? title : title + ": " + desk));
        parts.add(element("link", home));
        parts.add(element("description", "What happened, with sources"));
        Filter filter = Filter.last(MOST).ofDesk(desk);
        history.page(kind, filter).items().forEach(each -> parts.add(item.apply(home, Parsed.of(each))));
        parts.add("</channel></rss>\n");
        Reply.kept(
                ctx,
                "application/rss+xml; charset=utf-8",
                String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String home, JsonNode digest) {
        List<String> lines = new ArrayList<>();
        if (digest.at("/lead/text").isTextual()) {
            lines.add(digest.at("/lead/text").asText());
        }
        digest.path("lines").forEach(line -> lines.add(line.path("text").asText()));
        if (digest.at("/moves/text").isTextual()) {
            lines.add(digest.at("/moves/text").asText());
        }
        String body = lines.stream().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining());
        String link = home
                + PagePath.digest(
                        digest.path("desk").asText(), digest.path("to").asText());
        return item(
                lines.get(0),
                link,
                digest.path("id").asText(),
                digest.path("desk").asText(),
                digest.path("to").asText(),
                body);
    }

    private static String alert(String home, JsonNode alert) {
        String desk = alert.path("desk").asText();
        String story = alert.path("story").asText("");
        String link = home
                + (alert.path("story").isTextual()
                        ? PagePath.story(desk, story)
                        : "?desk=" + encoded(desk) + "&at="
                                + encoded(alert.path("time").asText()));
        String action = switch (alert.path("action").asText()) {
            case "updated" -> "Update: ";
            case "resolved" -> "Resolved: ";
            default -> "";
        };
        List<String> lines = new ArrayList<>();
        lines.add(escaped(alert.path("text").asText()));
        lines.add(escaped(alert.path("severity").asText() + "; "
                + alert.path("rule").asText() + ": " + alert.path("why").asText()));
        alert.path("cites").forEach(cite -> lines.add(source(cite)));
        return item(
                action + alert.path("title").asText(),
                link,
                alert.path("id").asText() + "/" + alert.path("revision").asText(),
                desk,
                alert.path("time").asText(),
                lines.stream().map(line -> "<p>" + line + "</p>").collect(Collectors.joining()));
    }

    private static String source(JsonNode cite) {
        String title = escaped(cite.path("title").asText());
        return cite.path("link").isTextual()
                ? "<a href=\"" + escaped(cite.path("link").asText()) + "\">" + title + "</a>"
                : title;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param body markup; it is escaped once more, being text of the feed */
    private static String item(String title, String link, String id, String desk, String time, String body) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.parse(time).atOffset(ZoneOffset.UTC));
        return "<item>" + element("title", title) + element("link", link) + "<guid isPermaLink=\"false\">" + escaped(id)
                + "</guid>" + element("category", desk) + element("pubDate", date) + element("description", body)
                + "</item>";
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
