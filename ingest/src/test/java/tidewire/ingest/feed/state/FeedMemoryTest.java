package tidewire.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Json;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.IngestState;
import tidewire.ingest.feed.format.PollHints;
import tidewire.ingest.feed.parse.FeedItem;

/** What stands in the topic of an ingestor's memory, by whomever written. */
class FeedMemoryTest {
    private static final String URL = "https://example.org/feed";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private final FeedMemory memory = new FeedMemory("feed:one");

    private PollState polls(String json) {
        return memory.polls(new IngestState(Map.of("feed:one", json.getBytes(StandardCharsets.UTF_8))), URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "null",
                "[]",
                "{}",
                "{\"colour\":\"red\"}",
                "{\"url\":null}",
                "{\"url\":\"https://example.org/other\"}",
                "{\"url\":\"" + URL + "\",\"times\":{\"lastSuccess\":\"noon\"}}",
            })
    void whatCannotBeMeant_isAFirstStart(String json) {
        assertThat(polls(json)).isEqualTo(PollState.none(URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {":::", "", "nowhere", "http://", "mailto:a@b.example"})
    void moveToNowhere_isNone(String moved) {
        assertThat(polls("{\"url\":\"" + URL + "\",\"moved\":\"" + moved + "\"}")
                        .moved())
                .isNull();
        assertThat(polls("{\"url\":\"" + URL + "\",\"moved\":\"https://a_b.example/\"}")
                        .moved())
                .isEqualTo("https://a_b.example/");
    }

    @Test
    void pollsComeBackAsTheyWere() {
        PollHints hints = new PollHints(Duration.ofHours(1), java.util.Set.of(3), java.util.Set.of());
        PollState polls = PollState.none(URL)
                .holding(new Held("\"a\"", "then", NOON.plusSeconds(60), hints, List.of("a kind")))
                .answered("https://example.org/new", Duration.ofMinutes(5), NOON, true, NOON.plusSeconds(300))
                .failed(NOON.plusSeconds(301), NOON.plusSeconds(900));
        assertThat(polls(new String(Json.write(polls), StandardCharsets.UTF_8))).isEqualTo(polls);
        assertThat(polls.times().failures()).isEqualTo(1);
        assertThat(polls.notMoved().held().etag()).isNull();
        assertThat(polls.notMoved().held().hints()).isEqualTo(hints);
    }

    @Test
    void itemThatCannotBeMeant_costsNoOther() {
        SeenItem good = SeenItem.first(
                "g", new FeedItem("g", null, Precision.NONE, "title", null, null, null, null, List.of(), null));
        String json = new String(Json.write(good), StandardCharsets.UTF_8);
        SeenItems items = memory.items(new IngestState(Map.of(
                "feed:one#1", json.getBytes(StandardCharsets.UTF_8),
                "feed:one#2", "{}".getBytes(StandardCharsets.UTF_8),
                "feed:one#3",
                        json.replace("\"tellings\":[]", "\"tellings\":[{\"at\":null,\"kind\":\"TEXT\"}]")
                                .getBytes(StandardCharsets.UTF_8),
                "feed:one#4", json.replace("\"id\":\"g\"", "\"id\":null").getBytes(StandardCharsets.UTF_8))));
        FeedItem same = new FeedItem("g", null, Precision.NONE, "title", null, null, null, null, List.of(), null);
        assertThat(items.changes(List.of(same), NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 60 * 60 * 24})
    void documentSuffices_untilItsTimeComes(long seconds) {
        Held held = new Held("\"a\"", null, NOON.plusSeconds(seconds), PollHints.NONE, List.of());
        assertThat(held.suffices(NOON.plusSeconds(seconds - 1))).isTrue();
        assertThat(held.suffices(NOON.plusSeconds(seconds))).isFalse();
        assertThat(held.suffices(NOON.minus(Duration.ofDays(2))))
                .as("written under a clock that was ahead")
                .isFalse();
    }
}
