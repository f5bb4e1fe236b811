package tidewire.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.events.Json;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.SeenItems.Change;

class SeenItemsTest {
    private SeenItems seen = new SeenItems(List.of());
    /** What would stand in the topic. */
    private final List<SeenItem> written = new ArrayList<>();

    private static FeedItem item(@Nullable String guid, String title, @Nullable String text, @Nullable String link) {
        return new FeedItem(guid, null, Precision.NONE, title, null, text, link, null, List.of(), null);
    }

    /** A poll; what it publishes, as {@code id/revision title}. */
    private List<String> poll(FeedItem... document) {
        List<FeedItem> items = List.of(document);
        List<Change> changes = seen.changes(items);
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
    void textThatVariesAtEachPoll_isToldAFewTimes_itsTitleAlways() {
        poll(item("g", "a", "0 comments", null));
        long told = IntStream.range(1, 50)
                .mapToObj(i -> poll(item("g", "a", i + " comments", null)))
                .filter(news -> !news.isEmpty())
                .count();
        assertThat(told).isEqualTo(3);
        assertThat(poll(item("g", "CORRECTED: a", "50 comments", null))).containsExactly("g/4 CORRECTED: a");
    }

    @Test
    void wordsThatComeBack_areNoRevision() {
        poll(item("g", "a", null, null));
        poll(item("g", "b", null, null));
        assertThat(poll(item("g", "a", null, null))).isEmpty();
        assertThat(poll(item("g", "b", null, null))).isEmpty();
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
        List<String> forgotten = seen.remember(items, seen.changes(items));
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
