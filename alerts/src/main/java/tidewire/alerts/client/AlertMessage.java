package tidewire.alerts.client;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.webhook.Payload;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.PagePath;

/**
 * Alerts as a Slack message: a header, the text, the sources with links, and a line with desk, symbols, time and what fired;
 * several alerts a section each. Every text is cut to Slack's limit for its place, since Slack refuses a message that breaks one.
 */
final class AlertMessage {
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_CONTEXT = 1_500;
    private static final int LONGEST_FALLBACK = 4_000;
    private static final int LONGEST_SOURCE_TITLE = 150;
    private static final int MOST_SOURCES = 10;
    private static final int MOST_TOGETHER = 20;
    private static final int LONGEST_TOGETHER = 600;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private AlertMessage() {}

    /** @param page address of the page for links, or null @param alerts at least one */
    static Payload of(List<Alert> alerts, @Nullable URI page) {
        return alerts.size() == 1 ? one(alerts.get(0), page) : together(alerts, page);
    }

    static Payload note(String text) {
        return payload(
                SlackText.escape(text, LONGEST_FALLBACK),
                List.of(section(s -> s.text(verbatim(SlackText.escape(text, LONGEST_SECTION))))));
    }

    private static Payload one(Alert alert, @Nullable URI page) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(header(b -> b.text(plainText(SlackText.cut(headline(alert), LONGEST_HEADER)))));
        blocks.add(section(s -> s.text(verbatim(SlackText.escape(alert.text(), LONGEST_SECTION)))));
        String sources = sources(alert);
        if (!sources.isEmpty()) {
            blocks.add(section(s -> s.text(verbatim(sources))));
        }
        blocks.add(context(List.of(verbatim(footer(alert, page)))));
        return payload(SlackText.escape(headline(alert) + ": " + alert.text(), LONGEST_FALLBACK), blocks);
    }

    /** Several alerts of a desk, each in a section of its own. */
    private static Payload together(List<Alert> alerts, @Nullable URI page) {
        List<LayoutBlock> blocks = new ArrayList<>();
        String title = alerts.size() + " alerts · " + alerts.get(0).desk();
        blocks.add(header(b -> b.text(plainText(SlackText.cut(title, LONGEST_HEADER)))));
        List<Alert> shown = alerts.subList(0, Math.min(alerts.size(), MOST_TOGETHER));
        for (Alert alert : shown) {
            String text = "*" + SlackText.escape(headline(alert), LONGEST_TOGETHER) + "*\n"
                    + SlackText.escape(alert.text(), LONGEST_TOGETHER) + "\n" + footer(alert, page);
            blocks.add(section(s -> s.text(verbatim(text))));
        }
        if (shown.size() < alerts.size()) {
            String rest = "+" + (alerts.size() - shown.size()) + " more";
            blocks.add(context(List.of(verbatim(rest))));
        }
        String fallback = title + ": " + shown.stream().map(Alert::title).collect(Collectors.joining("; "));
        return payload(SlackText.escape(fallback, LONGEST_FALLBACK), blocks);
    }

    private static Payload payload(String fallback, List<LayoutBlock> blocks) {
        return Payload.builder()
                .text(fallback)
                .blocks(blocks)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build();
    }

    /** Otherwise Slack would take a bare {@code @here} or {@code #channel} of a feed's text for a mention, and link addresses in it. */
    private static MarkdownTextObject verbatim(String text) {
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private static String headline(Alert alert) {
        String sign = switch (alert.severity()) {
            case INFO -> "🔵";
            case WARNING -> "🟠";
            case CRITICAL -> "🔴";
        };
        return switch (alert.action()) {
            case CREATED -> sign + " " + alert.title();
            case UPDATED -> sign + " Update: " + alert.title();
            case RESOLVED -> "✅ Resolved: " + alert.title();
        };
    }

    /** One line for each source that can be opened; a move has no address and stands in the text already. */
    private static String sources(Alert alert) {
        StringBuilder lines = new StringBuilder();
        int shown = 0;
        for (Citation cite : alert.cites()) {
            if (cite.kind() != Citation.Kind.ITEM) {
                continue;
            }
            String line = "• " + SlackText.link(cite.link(), cite.title(), LONGEST_SOURCE_TITLE);
            if (shown == MOST_SOURCES || lines.length() + line.length() + 2 > LONGEST_SECTION) {
                return lines.append("…").toString();
            }
            lines.append(line).append('\n');
            shown++;
        }
        return lines.toString().stripTrailing();
    }

    private static String footer(Alert alert, @Nullable URI page) {
        String symbols = alert.symbols().isEmpty() ? "" : " · " + String.join(", ", alert.symbols());
        String text =
                alert.desk() + symbols + " · " + TIME.format(alert.time().atZone(zone(alert))) + " · " + alert.why();
        String link = page == null ? "" : " · " + SlackText.link(address(alert, page), "open", LONGEST_SOURCE_TITLE);
        return SlackText.escape(text, LONGEST_CONTEXT - link.length()) + link;
    }

    private static String address(Alert alert, URI page) {
        return alert.story() != null
                ? page + "/" + PagePath.story(alert.desk(), alert.story())
                : page + "/?desk=" + encode(alert.desk()) + "&at="
                        + encode(alert.time().toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The desk's; a zone that this Java does not know must not keep an alert back. */
    private static ZoneId zone(Alert alert) {
        try {
            return ZoneId.of(alert.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
