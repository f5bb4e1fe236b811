package tidewire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;
import tidewire.events.NewsItem;
import tidewire.simulator.sample.SampleSource;
import tidewire.summarizer.digest.tell.Choice;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.digest.tell.Told;
import tidewire.summarizer.story.Surprise;
import tidewire.summarizer.story.rank.RankRules;
import tidewire.summarizer.story.track.DeskStories;
import tidewire.summarizer.story.track.Filed;

/** The advisories of the bundled week as the demo's security desk would tell them, hour by hour. */
class SecurityDeskTest {
    private static final String FILE = "/tidewire/sample/october-2013/news.jsonl.xz";
    private static final Pattern SCORE = Pattern.compile("base score (\\d+\\.\\d)");
    private static final double HIGH = 7;
    private static final int LINES = 5;

    /** One hour brings 27 at once and a digest has five lines: what is not told is named, and nothing lesser takes a line from it. */
    @Test
    void highAdvisories_areToldAsFarAsThereAreLines_andTheOthersNamed() throws Exception {
        DeskStories stories = new DeskStories("security", RankRules.DEFAULT, item -> 1, new Forgetful());
        TreeMap<Instant, List<NewsItem>> hours = new TreeMap<>();
        advisories()
                .forEach(item -> hours.computeIfAbsent(
                                item.observed().truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
                        .add(item));
        int high = 0;
        int told = 0;
        int room = 0;
        for (List<NewsItem> hour : hours.values()) {
            List<IntervalReport> reports =
                    hour.stream().map(item -> report(item, stories)).toList();
            Choice choice =
                    Choice.of(IntervalStories.of(reports, List.of(), story -> Told.NEVER, Surprise.NONE), LINES);
            List<String> tried = items(choice.tried());
            Set<String> named = new HashSet<>(tried);
            named.addAll(items(choice.left()));
            List<String> severe = hour.stream()
                    .filter(item -> Objects.requireNonNull(item.severity()) >= HIGH)
                    .map(NewsItem::id)
                    .toList();
            assertThat(named).containsAll(severe);
            high += severe.size();
            room += Math.min(choice.most(), severe.size());
            told += (int)
                    tried.stream().limit(choice.most()).filter(severe::contains).count();
        }
        assertThat(high).isEqualTo(46);
        assertThat(told).isEqualTo(room).isEqualTo(22);
    }

    private static List<String> items(List<IntervalStory> stories) {
        return stories.stream()
                .flatMap(story -> story.reports().stream().map(IntervalReport::id))
                .toList();
    }

    private static IntervalReport report(NewsItem item, DeskStories stories) {
        Filed filed = stories.file(item, item.observed());
        return new IntervalReport(
                item.id(),
                item.source(),
                item.observed(),
                item.title(),
                item.title(),
                "",
                null,
                List.of(),
                filed.ref(),
                false,
                0,
                0);
    }

    private static List<NewsItem> advisories() throws IOException {
        List<NewsItem> items = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new XZInputStream(Objects.requireNonNull(SampleSource.class.getResourceAsStream(FILE))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = new ObjectMapper().readTree(line);
                Matcher score = SCORE.matcher(json.path("text").asText(""));
                if (score.find()) {
                    items.add(item(json, Double.parseDouble(score.group(1))));
                }
            }
        }
        items.sort(java.util.Comparator.comparing(NewsItem::observed).thenComparing(NewsItem::id));
        return items;
    }

    private static NewsItem item(JsonNode json, double severity) {
        Instant time = Instant.parse(json.path("published").asText());
        return new NewsItem(
                json.path("id").asText(),
                "feed:nvd",
                time,
                time,
                NewsItem.Precision.MINUTE,
                json.path("title").asText(),
                null,
                json.path("text").asText(),
                json.path("link").asText(),
                null,
                List.of(),
                List.of(),
                severity,
                0,
                false);
    }
}
