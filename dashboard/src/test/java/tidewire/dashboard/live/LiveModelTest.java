package tidewire.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.move;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.tape;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.dashboard.TestObjects;
import tidewire.events.Alert;
import tidewire.events.Digest;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.Story;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

class LiveModelTest {
    private final LiveModel model = new LiveModel(TestObjects.DESKS);

    @Test
    void digests_areNewestFirst_whateverOrderTheyCameIn() {
        model.apply(digest("world", NOON.plusSeconds(3_600), "second"));
        model.apply(digest("world", NOON, "first"));
        model.apply(digest("markets", NOON.plusSeconds(1_800), "between"));

        assertThat(model.digests(null, 10))
                .extracting(d -> d.lead().text())
                .containsExactly("second", "between", "first");
        assertThat(model.digests("world", 1)).extracting(d -> d.lead().text()).containsExactly("second");
    }

    @Test
    void digest_laterRevision_replacesTheEarlier_neverTheOtherWay() {
        Digest first = digest("world", NOON, "first wording");
        Digest second = revision(first, 1);
        model.apply(second);
        model.apply(first);

        assertThat(model.digests("world", 10)).containsExactly(second);
    }

    @Test
    void sameEvent_twice_changesNothing() {
        assertThat(model.apply(bar("IBM", NOON, 181))).isNotNull();
        assertThat(model.apply(bar("IBM", NOON, 181))).isNull();
        assertThat(model.apply(bar("IBM", NOON, 182))).isNotNull();
        assertThat(model.market().bars("IBM", 10)).hasSize(1);
    }

    @Test
    void tape_keepsTheLastEntries() {
        for (int i = 0; i < LiveModel.TAPE_PER_DESK + 5; i++) {
            model.apply(tape("world", i, news("w:" + i, "world", NOON, NewsItem.Precision.SECOND, "Item " + i)));
        }

        List<TapeRow> rows = model.tape("world", 10_000);

        assertThat(rows).hasSize(LiveModel.TAPE_PER_DESK);
        assertThat(rows.get(0).sequence()).isEqualTo(LiveModel.TAPE_PER_DESK + 4);
    }

    /** Whichever topic is read first, and whether the report came before the move or after it. */
    @Test
    void moveOnTheTape_pointsAtItsStories_alsoAtOneThatCameAfterIt() {
        Move move = TestObjects.move("IBM", NOON, -1.2, 181);
        TapeEntry entry = new TapeEntry(
                "world",
                3,
                NOON,
                TapeEntry.Kind.MOVE,
                false,
                null,
                null,
                move,
                null,
                List.of(new TapeEntry.LinkedStory("w:before", "Before", 600)));
        model.apply(story("w:far", move, -3_000));
        model.apply(entry);
        model.apply(story("w:after", move, -60));

        assertThat(model.tape("world", 1).get(0).stories())
                .extracting(TapeEntry.LinkedStory::story)
                .containsExactly("w:after", "w:before", "w:far");
    }

    private static Story story(String id, Move move, long lag) {
        Story.Report report = new Story.Report(
                id, 0, "feed:world", StoryRef.Role.NEW, "Title", null, NOON, null, NewsItem.Precision.NONE);
        return new Story(
                id,
                "world",
                0,
                "Title",
                NOON,
                NOON,
                List.of(report),
                List.of("IBM"),
                List.of(new Story.LinkedMove(move.id(), "IBM", move.title(), lag)),
                0.5,
                java.util.Map.of());
    }

    @Test
    void tapeRow_ofAHugeItem_isShort_andBreaksNoCharacter() {
        NewsItem huge = news("w:1", "world", NOON, NewsItem.Precision.DAY, "😀".repeat(5_000));

        model.apply(tape("world", 0, huge));

        String title = model.tape("world", 1).get(0).title();
        assertThat(title).hasSizeLessThanOrEqualTo(400).endsWith("😀…");
    }

    @Test
    void alert_isShownInItsLatestState() {
        Alert created = TestObjects.alert("markets", move("IBM", NOON, -1.2, 181), Severity.WARNING);
        Alert resolved = new Alert(
                created.id(),
                0,
                created.desk(),
                "UTC",
                Alert.Action.RESOLVED,
                created.severity(),
                NOON.plus(Duration.ofMinutes(30)),
                "moves",
                "the price moved",
                null,
                created.title(),
                created.text(),
                created.symbols(),
                created.cites());
        model.apply(created);
        model.apply(resolved);

        assertThat(model.alerts(10)).containsExactly(resolved);
    }

    @Test
    void alerts_areBounded() {
        for (int i = 0; i < LiveModel.ALERTS + 3; i++) {
            model.apply(TestObjects.alert("markets", move("IBM", NOON.plusSeconds(60L * i), -1.2, 181), Severity.INFO));
        }

        assertThat(model.alerts(10_000)).hasSize(LiveModel.ALERTS);
    }

    @Test
    void desk_thatIsNotConfigured_getsTheSymbolsOfItsMoves() {
        model.apply(tape("rates", 0, move("TLT", NOON, 0.9, 105)));

        assertThat(model.desks()).last().satisfies(desk -> {
            assertThat(desk.name()).isEqualTo("rates");
            assertThat(desk.symbols()).containsExactly("TLT");
        });
    }

    private static Digest revision(Digest digest, int revision) {
        return new Digest(
                digest.desk() + "/" + digest.to() + "/" + revision,
                digest.desk(),
                revision,
                digest.from(),
                digest.to(),
                false,
                digest.lead(),
                digest.lines(),
                null,
                List.of(),
                0,
                0,
                digest.tokens(),
                digest.model());
    }
}
