package tidewire.alerts.client;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.webhook.Payload;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Citation;

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
    /** Alerts of one message: Slack takes 50 blocks. */
    static final int MOST_TOGETHER = 20;

    private static final int LONGEST_TOGETHER = 600;

    private AlertMessage() {}

    /** @param page address of the page for links, or null @param alerts at least one, at most {@link #MOST_TOGETHER} */
    static Payload of(List<Alert> alerts, @Nullable URI page) {
        List<Shown> shown = Shown.of(alerts);
        return shown.size() == 1 ? one(shown.get(0), page) : together(shown, page);
    }

    /** An alert, and the desks whose rules made one of the same report or move. */
    private record Shown(Alert alert, String desks) {
        static List<Shown> of(List<Alert> alerts) {
            List<List<Alert>> groups = new ArrayList<>();
            for (Alert alert : alerts) {
                groups.stream()
                        .filter(group -> group.stream()
                                .allMatch(other -> other.newest().equals(alert.newest())
                                        && !other.desk().equals(alert.desk())))
                        .findFirst()
                        .ifPresentOrElse(group -> group.add(alert), () -> groups.add(new ArrayList<>(List.of(alert))));
            }
            return groups.stream().map(Shown::ofSame).toList();
        }

        private static Shown ofSame(List<Alert> same) {
            Alert gravest = Collections.max(same, Comparator.comparing(Alert::severity));
            return new Shown(gravest, same.stream().map(Alert::desk).distinct().collect(Collectors.joining(", ")));
        }
    }

    static Payload note(String text) {
        return payload(
                SlackText.escape(text, LONGEST_FALLBACK),
                List.of(section(s -> s.text(verbatim(SlackText.escape(text, LONGEST_SECTION))))));
    }

    private static Payload one(Shown shown, @Nullable URI page) {
        Alert alert = shown.alert();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(header(b -> b.text(plainText(SlackText.cut(headline(alert), LONGEST_HEADER)))));
        blocks.add(section(s -> s.text(verbatim(SlackText.escape(alert.text(), LONGEST_SECTION)))));
        String sources = sources(alert);
        if (!sources.isEmpty()) {
            blocks.add(section(s -> s.text(verbatim(sources))));
        }
        blocks.add(context(List.of(verbatim(footer(shown, page)))));
        return payload(SlackText.escape(headline(alert) + ": " + alert.text(), LONGEST_FALLBACK), blocks);
    }

    /** Several alerts, each in a section of its own. */
    private static Payload together(List<Shown> shown, @Nullable URI page) {
        List<LayoutBlock> blocks = new ArrayList<>();
        String title = shown.size() + " alerts · "
                + shown.stream().map(each -> each.alert().desk()).distinct().collect(Collectors.joining(", "));
        blocks.add(header(b -> b.text(plainText(SlackText.cut(title, LONGEST_HEADER)))));
        for (Shown each : shown) {
            String text = "*" + SlackText.escape(headline(each.alert()), LONGEST_TOGETHER) + "*\n"
                    + SlackText.escape(each.alert().text(), LONGEST_TOGETHER) + "\n" + footer(each, page);
            blocks.add(section(s -> s.text(verbatim(text))));
        }
        String fallback =
                title + ": " + shown.stream().map(each -> each.alert().title()).collect(Collectors.joining("; "));
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

    private static String footer(Shown shown, @Nullable URI page) {
        Alert alert = shown.alert();
        String symbols = alert.symbols().isEmpty() ? "" : " · " + String.join(", ", alert.symbols());
        String text = shown.desks() + symbols + " · " + DeskTime.of(alert) + " · " + alert.why();
        String link = page == null
                ? ""
                : " · " + SlackText.link(page + "/" + alert.permalink(), "open", LONGEST_SOURCE_TITLE);
        return SlackText.escape(text, LONGEST_CONTEXT - link.length()) + link;
    }
}
