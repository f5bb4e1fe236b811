package tidewire.summarizer.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidewire.events.NewsItem;

/** Reports of invented events, as several publishers would file them. */
public final class Reports {
    public static final Instant START = Instant.parse("2013-09-16T08:00:00Z");

    static final String HARLO =
            "Harlo, the Tarnish drug maker, agreed on Monday to buy its smaller rival Benning for $4.2 billion in cash,"
                    + " adding cancer treatments to its range. Harlo will pay 31.50 crowns a share, a premium of 28 percent over Friday's"
                    + " close, and expects the deal to close in the spring.";
    static final String STRIKE =
            "Dockers in the port of Orle walked out on Monday over pay, stopping the loading of grain ships. The dockers'"
                    + " union said 3,400 of its members would stay out until the port authority makes a better offer. Grain exporters"
                    + " said ships were waiting in the roads.";

    private Reports() {}

    public static NewsItem harlo() {
        return item("harlo-1", 0, "Harlo to buy rival Benning for $4.2 billion", HARLO);
    }

    public static NewsItem harloUpdate() {
        return item(
                "harlo-2",
                95,
                "UPDATE 1-Harlo shares slide after $4.2 billion bid for Benning",
                "Shares of Harlo fell as much as 7 percent on Monday after the Tarnish drug maker agreed to buy its smaller rival Benning"
                        + " for $4.2 billion in cash. Investors said Harlo was paying too much for cancer treatments that are years from"
                        + " approval. The premium is 28 percent over Friday's close.");
    }

    /** The same company, another event. */
    public static NewsItem harloRecall() {
        return item(
                "harlo-recall",
                120,
                "Harlo recalls heart pills after contamination found at plant",
                "Harlo is recalling 90,000 packs of its heart medicine Cardanol in six countries after inspectors found metal particles at a plant"
                        + " in Vess, the health regulator said. No patient has been harmed. The plant stays shut until it has been cleaned.");
    }

    public static NewsItem strike() {
        return item("strike-1", 30, "Dockers in Orle walk out over pay, grain ships wait", STRIKE);
    }

    /** From another publisher, with a dateline and its name at the end. */
    public static NewsItem strikeCopy() {
        NewsItem copy = item(
                "strike-copy",
                50,
                "Dockers in Orle walk out over pay, grain ships wait - The Tarn Courier",
                "ORLE, Sept 16 (Wire) - " + STRIKE);
        return from(copy, "feed:courier", "https://courier.example/strike");
    }

    public static NewsItem item(String id, long minutes, String title, String text) {
        Instant time = START.plus(Duration.ofMinutes(minutes));
        return new NewsItem(
                "wire:" + id,
                "feed:wire",
                time,
                time,
                NewsItem.Precision.SECOND,
                title,
                null,
                text,
                "https://wire.example/" + id,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }

    public static NewsItem from(NewsItem item, String source, String link) {
        return new NewsItem(
                source.substring("feed:".length()) + ":" + item.id(),
                source,
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

    public static NewsItem revised(NewsItem item, long minutes, String title, String text) {
        Instant time = START.plus(Duration.ofMinutes(minutes));
        return new NewsItem(
                item.id(),
                item.source(),
                time,
                item.published(),
                item.precision(),
                title,
                item.summary(),
                text,
                item.link(),
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision() + 1,
                item.backlog());
    }
}
