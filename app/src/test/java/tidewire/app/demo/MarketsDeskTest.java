package tidewire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.simulator.sample.SampleSource;
import tidewire.summarizer.Desk;
import tidewire.summarizer.story.rank.IntervalRanking;
import tidewire.summarizer.story.rank.RankRules;
import tidewire.summarizer.story.track.DeskStories;
import tidewire.summarizer.wire.DeskFilter;
import tidewire.summarizer.wire.DeskFocus;

/** What the demo's markets desk takes of the bundled week. */
class MarketsDeskTest {
    private static final String SAMPLE = "/tidewire/sample/october-2013/";
    /** What a reader of all 55 reports of the week, advisories aside, calls market news: money, prices, policy that moves them, companies. */
    private static final List<String> ABOUT_MARKETS = List.of(
            "money market fund managers",
            "nominates Janet Yellen",
            "Activision Blizzard",
            "Minutes of the FOMC",
            "Governor Jerome H. Powell");
    /** One in six of what it takes may be something else; it was more than half before it chose by words. */
    private static final int LITTLE = 6;

    private final DeskFilter markets = new DeskFilter(desk("markets"));

    @Test
    void marketsDesk_takesAllThatIsAboutMarkets_andLittleElse() throws Exception {
        List<String> taken = news().stream()
                .filter(item -> markets.take(item).isPresent())
                .map(NewsItem::title)
                .toList();
        List<String> off =
                taken.stream().filter(title -> !isAboutMarkets(title)).toList();
        List<String> missed = news().stream()
                .map(NewsItem::title)
                .filter(title -> isAboutMarkets(title) && !taken.contains(title))
                .toList();

        assertThat(missed).isEmpty();
        assertThat(off).as("of " + taken).hasSizeLessThanOrEqualTo(taken.size() / LITTLE);
    }

    /** What only has a word of the subject, or stands in the section of business, is no line there, and what is about markets is one. */
    @Test
    void whatIsNotAboutMarkets_isFillerThere_thatFillsNoQuietInterval() throws Exception {
        DeskStories stories =
                new DeskStories("markets", RankRules.DEFAULT, new DeskFocus(desk("markets"))::of, new Forgetful());
        for (NewsItem item : news()) {
            if (markets.take(item).isPresent()) {
                StoryRef ref = stories.file(item, item.observed()).ref();
                boolean isLine = ref.importance() >= IntervalRanking.LEAST || IntervalRanking.fillsIn(ref.reasons());
                assertThat(isLine).as(item.title() + " " + ref).isEqualTo(isAboutMarkets(item.title()));
            }
        }
    }

    private static boolean isAboutMarkets(String title) {
        return ABOUT_MARKETS.stream().anyMatch(title::contains);
    }

    private static Desk desk(String name) {
        return DemoDesks.of(SampleSource.bundled()).stream()
                .filter(desk -> desk.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<NewsItem> news() throws IOException {
        List<NewsItem> items = new ArrayList<>();
        for (String file : List.of("news-wikipedia-current-events.jsonl.xz", "news.jsonl.xz")) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new XZInputStream(Objects.requireNonNull(SampleSource.class.getResourceAsStream(SAMPLE + file))),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    items.add(item(new ObjectMapper().readTree(line)));
                }
            }
        }
        return items;
    }

    private static NewsItem item(JsonNode json) {
        String feed = json.path("feed").asText();
        Instant time = Instant.parse(json.path("published").asText());
        return new NewsItem(
                json.path("id").asText(),
                "feed:" + (feed.startsWith("wikipedia") ? "world" : feed.startsWith("fed") ? "fed" : "nvd"),
                time,
                time,
                NewsItem.Precision.SECOND,
                json.path("title").asText(),
                json.path("summary").isTextual() ? json.path("summary").asText() : null,
                json.path("text").isTextual() ? json.path("text").asText() : null,
                null,
                null,
                json.path("category").isTextual()
                        ? List.of(json.path("category").asText())
                        : List.of(),
                List.of(),
                null,
                0,
                false);
    }
}
