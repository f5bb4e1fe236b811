package tidewire.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.events.Json;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.SeenItems.Change;

class SeenItemsTest {
    private SeenItems seen = new SeenItems(List.of());
    private Instant now = Instant.parse("2026-11-26T20:00:00Z");
    /** What would stand in the topic. */
    private final List<SeenItem> written = new ArrayList<>();

    private static FeedItem item(@Nullable String guid, String title, @Nullable String text, @Nullable String link) {
        return new FeedItem(guid, null, Precision.NONE, title, null, text, link, null, List.of(), null);
    }

    /** A poll; what it publishes, as {@code id/revision title}. */
    private List<String> poll(FeedItem... document) {
        List<FeedItem> items = List.of(document);
        now = now.plusSeconds(10);
        List<Change> changes = seen.changes(items, now);
        changes.forEach(change -> written.add(change.seen()));
        seen.remember(items, changes);
        return changes.stream()
                .filter(Change::news)
                .map(change -> change.seen().id() + "/" + change.seen().revision() + " "
                        + change.item().title())
                .toList();
    }

    @Test
    void item_isToldOnce() {
        FeedItem item = item("g", "a", "text", "http://x/1");
        assertThat(poll(item)).containsExactly("g/0 a");
        assertThat(poll(item)).isEmpty();
        assertThat(poll(item, item)).isEmpty();
    }

    @Test
    void changedTitleOrText_isARevision() {
        poll(item("g", "1,100 jobs", "text", "http://x/1"));
        assertThat(poll(item("g", "CORRECTED: 1,200 jobs", "text", "http://x/1")))
                .containsExactly("g/1 CORRECTED: 1,200 jobs");
        assertThat(poll(item("g", "CORRECTED: 1,200 jobs", "other text", "http://x/2")))
                .containsExactly("g/2 CORRECTED: 1,200 jobs");
        assertThat(poll(item("g", "CORRECTED: 1,200 jobs", "other text", "http://x/2")))
                .isEmpty();
    }

    @Test
    void threeItemsUnderOneGuid_areThree_andStayThree() {
        FeedItem a = item("g", "a", null, "http://x/1");
        FeedItem b = item("g", "b", null, "http://x/2");
        FeedItem c = item("g", "c", null, "http://x/3");
        assertThat(poll(a, b, c)).hasSize(3).doesNotHaveDuplicates().contains("g/0 a");
        assertThat(poll(c, b, a)).isEmpty();
        // One of them is corrected: it is known by its address.
        List<String> corrected = poll(item("g", "b corrected", null, "http://x/2"), c, a);
        assertThat(corrected).hasSize(1).allMatch(told -> told.endsWith("/1 b corrected"));
        // Another comes, the first has gone: no revision of it.
        assertThat(poll(c, item("g", "d", null, "http://x/4"))).hasSize(1).allMatch(told -> told.endsWith("/0 d"));
    }

    @Test
    void twoTitlesUnderOneGuidAndAddress_areTwo_andNotToldForEver() {
        FeedItem a = item("g", "a", null, "http://x/");
        FeedItem b = item("g", "b", null, "http://x/");
        assertThat(poll(a, b)).hasSize(2);
        for (int i = 0; i < 5; i++) {
            assertThat(poll(a, b)).isEmpty();
        }
    }

    @Test
    void guidThatChangesAtEachPoll_isOneItem() {
        for (int i = 0; i < 5; i++) {
            assertThat(poll(item("g" + i, "a", "text", "http://x/1"))).hasSize(i == 0 ? 1 : 0);
        }
        assertThat(poll(item("g9", "a", "corrected text", "http://x/1")))
                .as("another guid with other words is another item")
                .containsExactly("g9/0 a");
    }

    @Test
    void equalWordsUnderTwoGuidsAtOnce_areTwo() {
        assertThat(poll(item("g1", "Weekly claims", null, "http://x/"), item("g2", "Weekly claims", null, "http://x/")))
                .hasSize(2);
    }

    @Test
    void textThatVariesAtEachPoll_isToldAFewTimesAnHourAndADay_itsTitleAlways() {
        poll(item("g", "a", "0 comments", null));
        assertThat(told(50, i -> item("g", "a", i + " comments", null))).isEqualTo(3);
        assertThat(poll(item("g", "CORRECTED: a", "50 comments", null))).containsExactly("g/4 CORRECTED: a");
        now = now.plus(Duration.ofHours(2));
        assertThat(told(5_000, i -> item("g", "CORRECTED: a", 100 + i + " comments", null)))
                .as("in fourteen hours")
                .isEqualTo(3);
    }

    private long told(int polls, IntFunction<FeedItem> item) {
        return IntStream.range(1, polls)
                .mapToObj(i -> poll(item.apply(i)))
                .filter(news -> !news.isEmpty())
                .count();
    }

    @Test
    void correctionBehindManyChangesOfTheText_isToldLater() {
        poll(item("g", "a", "0", null));
        assertThat(told(4, i -> item("g", "a", i + "", null))).isEqualTo(3);
        FeedItem corrected = item("g", "a", "corrected", null);
        assertThat(seen.heldBack()).isFalse();
        assertThat(poll(corrected)).isEmpty();
        assertThat(poll(corrected)).isEmpty();
        assertThat(seen.heldBack()).as("asked for whole again").isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(poll(corrected)).containsExactly("g/4 a");
        assertThat(poll(corrected)).isEmpty();
        assertThat(seen.heldBack()).isFalse();
    }

    @Test
    void livePage_isToldWithEachHeadline_allDay() {
        for (int i = 0; i < 90; i++) {
            assertThat(poll(item("live", "headline " + i, null, null))).containsExactly("live/" + i + " headline " + i);
            now = now.plus(Duration.ofMinutes(15));
        }
    }

    @Test
    void titleThatIsWithdrawn_isARevision() {
        poll(item("g", "Fed cuts", null, null));
        poll(item("g", "CORRECTED: Fed holds", null, null));
        assertThat(poll(item("g", "Fed cuts", null, null))).containsExactly("g/2 Fed cuts");
        assertThat(poll(item("g", "Fed cuts", null, null))).isEmpty();
    }

    @Test
    void titlesThatTakeTurnsAtEachPoll_areToldAFewTimesADay() {
        poll(item("g", "a", null, null));
        assertThat(told(8_000, i -> item("g", i % 2 == 0 ? "a" : "b", null, null)))
                .as("in 22 hours")
                .isEqualTo(5);
    }

    @Test
    void textsThatTakeTurnsUnderOneTitle_areToldOnce() {
        poll(item("g", "a", "one", null));
        assertThat(told(1_000, i -> item("g", "a", i % 2 == 0 ? "one" : "two", null)))
                .isEqualTo(1);
    }

    @Test
    void earlierTitleBesideThePresentOne_isNoRevision() {
        FeedItem before = item("g", "a", null, "http://x/");
        FeedItem present = item("g", "b", null, "http://x/");
        poll(before);
        poll(present);
        assertThat(told(20, i -> present)).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(poll(before, present)).isEmpty();
            assertThat(poll(present, before)).isEmpty();
        }
    }

    @Test
    void itemWithoutGuid_isKnownByItsAddress_withoutThatByItsWords() {
        poll(item(null, "a", null, "http://x/1"), item(null, "b", "text", null));
        assertThat(poll(item(null, "a changed", null, "http://x/1"))).containsExactly("http://x/1/1 a changed");
        assertThat(poll(item(null, "b", "text", null))).isEmpty();
    }

    @Test
    void longGuid_isShortened() {
        assertThat(poll(item("g".repeat(5_000), "a", null, null)).get(0)).hasSizeLessThan(100);
    }

    @Test
    void documentOfManyItems_isRememberedWhole() {
        FeedItem[] many = IntStream.range(0, 12_000)
                .mapToObj(i -> item("g" + i, "title " + i, null, null))
                .toArray(FeedItem[]::new);
        assertThat(poll(many)).hasSize(12_000);
        assertThat(poll(many)).isEmpty();
    }

    @Test
    void whatHasNotBeenHereForLongest_isForgotten_andNamed() {
        FeedItem[] old = IntStream.range(0, 4_000)
                .mapToObj(i -> item("o" + i, "o" + i, null, null))
                .toArray(FeedItem[]::new);
        FeedItem[] recent = IntStream.range(0, 2_000)
                .mapToObj(i -> item("r" + i, "r" + i, null, null))
                .toArray(FeedItem[]::new);
        poll(old);
        List<FeedItem> items = List.of(recent);
        List<String> forgotten = seen.remember(items, seen.changes(items, now));
        assertThat(forgotten).hasSize(1_000).allMatch(id -> id.startsWith("o"));
        assertThat(poll(recent)).isEmpty();
    }

    @Test
    void memory_comesBackFromWhatWasWritten() {
        FeedItem a = item("g", "a", null, "http://x/1");
        FeedItem b = item("g", "b", null, "http://x/2");
        poll(a, b);
        poll(item("g", "b corrected", null, "http://x/2"), a);

        seen = new SeenItems(written.stream()
                .map(item -> Json.read(Json.write(item), SeenItem.class))
                .toList());

        assertThat(poll(item("g", "b corrected", null, "http://x/2"), a)).isEmpty();
        assertThat(poll(item("g", "b corrected again", null, "http://x/2"), a))
                .hasSize(1)
                .allMatch(told -> told.endsWith("/2 b corrected again"));
    }
}
