package tidewire.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.SeenItems.Change;

class SeenItemsTest {
    private SeenItems seen = new SeenItems(List.of());
    private Instant now = Instant.parse("2026-11-26T20:00:00Z");
    /** What would stand in the topic. */
    private final Map<String, SeenItem> written = new LinkedHashMap<>();

    private static FeedItem item(@Nullable String guid, String title, @Nullable String text, @Nullable String link) {
        return new FeedItem(guid, null, Precision.NONE, title, null, text, link, null, List.of(), null);
    }

    /** A poll; what it publishes, as {@code id/revision title}. */
    private List<String> poll(FeedItem... document) {
        return poll(true, document);
    }

    /** A poll behind which the ingestor is killed, or Kafka refuses: nobody knows what has arrived. */
    private List<String> lastPoll(FeedItem... document) {
        return poll(false, document);
    }

    private List<String> poll(boolean acknowledged, FeedItem... document) {
        List<FeedItem> items = List.of(document);
        now = now.plusSeconds(10);
        List<Change> changes = seen.changes(items, now);
        List<SeenItem> sending = changes.stream()
                .map(change -> change.news() ? change.seen().sending(now) : change.seen())
                .toList();
        remember(sending);
        seen.remember(items, sending);
        if (acknowledged) {
            List<SeenItem> sent = sending.stream().map(SeenItem::sent).toList();
            remember(sent);
            sent.forEach(seen::put);
        }
        return changes.stream()
                .filter(Change::news)
                .map(change -> change.seen().id() + "/" + change.seen().revision() + " "
                        + change.item().title())
                .toList();
    }

    private void remember(List<SeenItem> items) {
        items.forEach(item -> written.put(item.id(), item));
    }

    /** Goes on with what stands in the topic. */
    private void restart() {
        seen = new SeenItems(written.values().stream()
                .map(item -> Json.read(Json.write(item), SeenItem.class))
                .toList());
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
        Instant firstChange = now.minusSeconds(20);
        assertThat(seen.toldLater()).isNull();
        assertThat(poll(corrected)).isEmpty();
        assertThat(poll(corrected)).isEmpty();
        assertThat(seen.toldLater()).as("an hour after the first of three").isEqualTo(firstChange.plusSeconds(3_600));
        now = firstChange.plusSeconds(3_590 - 10);
        assertThat(poll(corrected)).isEmpty();
        assertThat(poll(corrected)).containsExactly("g/4 a");
        assertThat(poll(corrected)).isEmpty();
        assertThat(seen.toldLater()).isNull();
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
        List<String> forgotten = seen.remember(
                items, seen.changes(items, now).stream().map(Change::seen).toList());
        assertThat(forgotten).hasSize(1_000).allMatch(id -> id.startsWith("o"));
        assertThat(poll(recent)).isEmpty();
    }

    @Test
    void memory_comesBackFromWhatWasWritten() {
        FeedItem a = item("g", "a", null, "http://x/1");
        FeedItem b = item("g", "b", null, "http://x/2");
        poll(a, b);
        poll(item("g", "b corrected", null, "http://x/2"), a);

        restart();

        assertThat(poll(item("g", "b corrected", null, "http://x/2"), a)).isEmpty();
        assertThat(poll(item("g", "b corrected again", null, "http://x/2"), a))
                .hasSize(1)
                .allMatch(told -> told.endsWith("/2 b corrected again"));
    }

    @Test
    void killedWhileSending_theSameWordsGoOutAgainUnderTheSameRevision_once() {
        FeedItem first = item("g", "a", "text", null);
        assertThat(lastPoll(first)).containsExactly("g/0 a");
        restart();
        assertThat(poll(first)).containsExactly("g/0 a");
        assertThat(poll(first)).isEmpty();

        FeedItem corrected = item("g", "a corrected", "text", null);
        assertThat(lastPoll(corrected)).containsExactly("g/1 a corrected");
        restart();
        assertThat(poll(corrected)).containsExactly("g/1 a corrected");
        restart();
        assertThat(poll(corrected)).isEmpty();
    }

    @Test
    void killedWhileSending_wordsThatChangedMeanwhile_neverHaveARevisionThatOthersMayHave() {
        assertThat(lastPoll(item("g", "a", "text", null))).containsExactly("g/0 a");
        restart();
        assertThat(lastPoll(item("g", "b", "text", null))).containsExactly("g/1 b");
        restart();
        assertThat(lastPoll(item("g", "b", "other text", null))).containsExactly("g/2 b");
        restart();
        assertThat(poll(item("g", "c", "other text", null))).containsExactly("g/3 c");
        restart();
        assertThat(poll(item("g", "c", "other text", null))).isEmpty();
    }

    @Test
    void killedWhileSendingACorrection_thatIsTakenBackMeanwhile_isTakenBack() {
        FeedItem a = item("g", "a", "one", null);
        poll(a);
        lastPoll(item("g", "b", "one", null));
        restart();
        assertThat(poll(a)).containsExactly("g/2 a");
        assertThat(lastPoll(item("g", "a", "two", null))).containsExactly("g/3 a");
        restart();
        assertThat(poll(a)).as("a text too").containsExactly("g/4 a");
    }

    @Test
    void refusedAgainAndAgain_isCountedUpForOtherWordsOnly_andToldInTheEnd() {
        poll(item("g", "a", "0", null));
        for (int i = 1; i <= 20; i++) {
            FeedItem changed = item("g", "a", i + "", null);
            assertThat(lastPoll(changed)).containsExactly("g/" + i + " a");
            assertThat(lastPoll(changed)).containsExactly("g/" + i + " a");
        }
        assertThat(poll(item("g", "a", "20", null))).containsExactly("g/20 a");
        assertThat(poll(item("g", "a", "20", null))).isEmpty();
    }

    @Test
    void killedWhileSending_anEarlierFormBesideThePresentOne_isNotToldInItsPlace() {
        FeedItem before = item("g", "a", null, "http://x/");
        FeedItem present = item("g", "b", null, "http://x/");
        poll(before);
        lastPoll(present);
        restart();
        assertThat(poll(before, present)).containsExactly("g/1 b");
    }

    @Test
    void killedWhileSending_aGuidThatChangesAtEachPoll_isStillTheSameItem() {
        lastPoll(item("g1", "a", "text", "http://x/1"));
        restart();
        assertThat(poll(item("g2", "a", "text", "http://x/1"))).containsExactly("g1/0 a");
    }

    /** No limit of time: looked at pair by pair, they would take longer than anybody waits. */
    @Test
    void oneNameForAllItemsOfALargeDocument_isReadLikeAnyOther() {
        for (int poll = 0; poll < 3; poll++) {
            int now = poll;
            FeedItem[] oneGuid = IntStream.range(0, 10_000)
                    .mapToObj(i -> item("g", "title " + i, "text " + now, "http://x/"))
                    .toArray(FeedItem[]::new);
            assertThat(poll(oneGuid)).hasSize(10_000);
            FeedItem[] oneTitle = IntStream.range(0, 10_000)
                    .mapToObj(i -> item("g" + now + "-" + i, "Weekly claims", null, "http://x/"))
                    .toArray(FeedItem[]::new);
            assertThat(poll(oneTitle)).hasSize(now == 0 ? 10_000 : 0);
        }
    }

    @Test
    void whatWasToldUnderAClockThatWasAhead_holdsNothingBack() {
        Instant right = now;
        poll(item("g", "a", "0", null));
        now = right.plus(Duration.ofHours(12));
        assertThat(told(10, i -> item("g", "a", i + "", null))).isEqualTo(3);
        now = right;
        assertThat(told(10, i -> item("g", "a", "after " + i, null))).isEqualTo(3);
    }

    @Test
    void memoryThatSaysNothing_isNone() {
        String json = new String(Json.write(SeenItem.first("g", item("g", "a", null, null))), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.read(
                        json.replaceAll("\"words\":\\[[^]]*]", "\"words\":[]").getBytes(StandardCharsets.UTF_8),
                        SeenItem.class))
                .isInstanceOf(InvalidEventException.class);
        assertThat(Json.read(
                                json.replaceAll("\"told\":\\[[^]]*]", "\"told\":[]")
                                        .getBytes(StandardCharsets.UTF_8),
                                SeenItem.class)
                        .told())
                .hasSize(1);
    }
}
