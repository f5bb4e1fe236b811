package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.SeenItem;
import tidewire.ingest.feed.state.SeenItems;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-11-26T14:00:00Z");
    private final SeenItems seen = new SeenItems(List.of());

    private static FeedItem item(String title, @Nullable String published, Precision precision) {
        Instant time = published == null ? null : Instant.parse(published);
        return new FeedItem(title.substring(0, 1), time, precision, title, null, null, null, null, List.of(), null);
    }

    private List<SeenItem> seen(List<FeedItem> document, Instant at) {
        return seen.changes(document, at).stream().map(SeenItems.Change::seen).toList();
    }

    private List<String> chosen(FeedItem... document) {
        return new Backlog(Duration.ofHours(12), 2)
                .of(seen.changes(List.of(document), NOW), NOW).stream()
                        .map(change -> change.item().title())
                        .sorted()
                        .toList();
    }

    @Test
    void newestWithinAgeAndNumber_areChosen() {
        assertThat(chosen(
                        item("a", "2026-11-25T10:00:00Z", Precision.SECOND),
                        item("b", "2026-11-26T10:00:00Z", Precision.SECOND),
                        item("c", "2026-11-26T11:00:00Z", Precision.SECOND),
                        item("d", null, Precision.NONE)))
                .containsExactly("c", "d");
    }

    @Test
    void dayAlone_isAsNewAsItCanBe() {
        assertThat(chosen(
                        item("a", "2026-11-25T00:00:00Z", Precision.DAY),
                        item("b", "2026-11-26T00:00:00Z", Precision.DAY)))
                .containsExactly("b");
        assertThat(chosen(
                        item("c", "2026-11-26T00:00:00Z", Precision.SECOND),
                        item("d", "2026-11-26T00:00:00Z", Precision.MINUTE)))
                .isEmpty();
    }

    @Test
    void revisionOfWhatWasKnown_isChosenWhateverItsDateAndNumber() {
        List<FeedItem> known = List.of(
                item("a", "2026-11-24T10:00:00Z", Precision.SECOND),
                item("b", "2026-11-24T11:00:00Z", Precision.SECOND),
                item("c", "2026-11-24T12:00:00Z", Precision.SECOND));
        seen.remember(known, seen(known, NOW.minus(Duration.ofHours(40))));
        assertThat(chosen(
                        item("a corrected", "2026-11-24T10:00:00Z", Precision.SECOND),
                        item("b corrected", "2026-11-24T11:00:00Z", Precision.SECOND),
                        item("c corrected", "2026-11-24T12:00:00Z", Precision.SECOND),
                        item("d", "2026-11-24T13:00:00Z", Precision.SECOND),
                        item("e", "2026-11-26T13:00:00Z", Precision.SECOND)))
                .containsExactly("a corrected", "b corrected", "c corrected", "e");
    }

    @Test
    void whatWasOnItsWayWhenTheIngestorStopped_isChosenWhateverItsDateAndNumber() {
        List<FeedItem> known = List.of(
                item("a", "2026-11-24T10:00:00Z", Precision.SECOND),
                item("b", "2026-11-24T11:00:00Z", Precision.SECOND),
                item("c", "2026-11-24T12:00:00Z", Precision.SECOND));
        Instant before = NOW.minus(Duration.ofHours(40));
        seen.remember(
                known,
                seen(known, before).stream().map(item -> item.sending(before)).toList());
        assertThat(chosen(known.toArray(FeedItem[]::new))).containsExactly("a", "b", "c");
    }
}
