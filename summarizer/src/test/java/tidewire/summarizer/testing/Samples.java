package tidewire.summarizer.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;

/** Items, moves and stories of a made-up morning. */
public final class Samples {
    public static final Instant NINE = Instant.parse("2013-10-09T13:00:00Z");

    private Samples() {}

    public static NewsItem item(String id, String title, String text) {
        return item(id, NINE, title, text, List.of());
    }

    public static NewsItem item(String id, Instant time, String title, String text, List<String> symbols) {
        return new NewsItem(
                id,
                "feed:world",
                time,
                time,
                NewsItem.Precision.MINUTE,
                title,
                null,
                text,
                "https://example.org/" + id,
                null,
                List.of(),
                symbols,
                null,
                0,
                false);
    }

    public static NewsItem linked(NewsItem item, String link) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                item.published(),
                item.precision(),
                item.title(),
                item.summary(),
                item.text(),
                link,
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog());
    }

    public static Move move(String symbol, Instant to, String percent, String z) {
        BigDecimal change = new BigDecimal(percent);
        String verb = change.signum() < 0 ? "fell" : "rose";
        return new Move(
                "move:" + symbol + ":" + to,
                symbol,
                Move.Kind.SPIKE,
                to,
                to.minus(Duration.ofMinutes(20)),
                to,
                new BigDecimal("181.32"),
                new BigDecimal("179.65"),
                change,
                new BigDecimal(z),
                new BigDecimal("2.1"),
                Severity.INFO,
                symbol + " " + percent + "% in 20 min",
                symbol + " " + verb + " " + change.abs() + "% in 20 min, from 181.32 to 179.65, volume 2.1x normal");
    }
}
