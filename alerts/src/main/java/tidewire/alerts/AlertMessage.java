package tidewire.alerts;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.webhook.Payload;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tidewire.events.Alert;
import tidewire.events.Citation;

/**
 * An alert as a Slack message: a header, the text, the sources with links, and a line with desk, symbols and time. At most four
 * blocks; every text is cut to Slack's limit for its place, since Slack refuses a message that breaks one.
 */
final class AlertMessage {
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_CONTEXT = 2_000;
    private static final int LONGEST_FALLBACK = 4_000;
    private static final int LONGEST_SOURCE_TITLE = 150;
    private static final int MOST_SOURCES = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertMessage() {}

    static Payload of(Alert alert) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(header(b -> b.text(plainText(SlackText.cut(headline(alert), LONGEST_HEADER)))));
        blocks.add(section(s -> s.text(markdownText(SlackText.escape(alert.text(), LONGEST_SECTION)))));
        String sources = sources(alert);
        if (!sources.isEmpty()) {
            blocks.add(section(s -> s.text(markdownText(sources))));
        }
        blocks.add(context(List.of(markdownText(SlackText.escape(footer(alert), LONGEST_CONTEXT)))));
        return Payload.builder()
                .text(SlackText.escape(headline(alert) + ": " + alert.text(), LONGEST_FALLBACK))
                .blocks(blocks)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build();
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

    private static String footer(Alert alert) {
        String symbols = alert.symbols().isEmpty() ? "" : " · " + String.join(", ", alert.symbols());
        return alert.desk() + symbols + " · " + TIME.format(alert.time());
    }
}
