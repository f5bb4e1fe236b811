package tidewire.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.item;
import static tidewire.dashboard.TestObjects.line;
import static tidewire.dashboard.TestObjects.move;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.NewsItem.Precision;

class HistoryTest {
    private static final Position POSITION = new Position("tidewire.digests.v1", 0);

    @TempDir
    Path folder;

    private History history;

    @BeforeEach
    void open() {
        history = new History(folder.resolve("history.db"));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void pages_byCursor_haveEverythingOnce_newestFirst_whileMoreComesIn() {
        for (int i = 0; i < 25; i++) {
            write(digest("world", NOON.plusSeconds(1_800L * i), "digest " + i));
        }
        Filter filter = Filter.last(10).ofDesk("world");
        List<String> all = new ArrayList<>();
        Page page = history.page(Kind.DIGEST, filter);
        all.addAll(page.items());
        write(digest("world", NOON.plusSeconds(1_800L * 30), "came in between"));
        while (page.next() != null) {
            page = history.page(
                    Kind.DIGEST, filter.after(Cursor.parse(page.next().toString())));
            all.addAll(page.items());
        }

        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(all.get(0)).contains("digest 24");
        assertThat(all.get(24)).contains("digest 0");
    }

    @Test
    void entriesOfEqualTime_areInTapeOrder() {
        for (int i = 0; i < 12; i++) {
            write(tape("world", i, news("w:" + i, "world", NOON, Precision.SECOND, "Item " + i)));
        }

        List<String> items = history.page(Kind.TAPE, Filter.last(100)).items();

        assertThat(items).hasSize(12);
        assertThat(items.get(0)).contains("\"sequence\":11,");
        assertThat(items.get(11)).contains("\"sequence\":0,");
    }

    @Test
    void search_findsBeginningsOfWords_withoutAccents_inEveryDeskAskedFor() {
        write(tape("world", 0, news("w:1", "world", NOON, Precision.DAY, "Größere Überschwemmung in Österreich")));
        write(tape("markets", 0, news("w:1", "world", NOON, Precision.DAY, "Größere Überschwemmung in Österreich")));
        write(tape("world", 1, news("w:2", "world", NOON, Precision.DAY, "Nothing of that")));

        assertThat(found(Kind.TAPE, "osterr uberschw", null)).hasSize(2);
        assertThat(found(Kind.TAPE, "osterr", "world")).hasSize(1);
        assertThat(found(Kind.TAPE, "osterr nothing", "world")).isEmpty();
    }

    @Test
    void search_findsWords_inScriptsWithoutSpaces() {
        write(tape("world", 0, news("w:1", "world", NOON, Precision.DAY, "中国人民银行下调利率，IBM股价上涨")));
        write(tape("world", 1, news("w:2", "world", NOON, Precision.DAY, "日銀が政策金利を引き上げ")));
        write(tape("world", 2, news("w:3", "world", NOON, Precision.DAY, "ธนาคารกลางลดดอกเบี้ย")));

        assertThat(found(Kind.TAPE, "银行", null)).hasSize(1);
        assertThat(found(Kind.TAPE, "利率 人民 IBM", null)).hasSize(1);
        assertThat(found(Kind.TAPE, "行银", null)).isEmpty();
        assertThat(found(Kind.TAPE, "金利", null)).hasSize(1);
        assertThat(found(Kind.TAPE, "ดอกเบี้ย", null)).hasSize(1);
        assertThat(history.nearest("world", "人民银行做了什么", 10, 5)).hasSize(1);
    }

    @Test
    void digest_thatEndsAtMidnight_isOfTheDayBefore() {
        Instant midnight = Instant.parse("2013-10-11T00:00:00Z");
        write(digest("world", midnight, "The last of the day"));

        assertThat(history.page(Kind.DIGEST, Filter.last(10).between(null, midnight))
                        .items())
                .hasSize(1);
        assertThat(history.page(Kind.DIGEST, Filter.last(10).between(midnight, null))
                        .items())
                .isEmpty();
    }

    @Test
    void search_findsDigestsByLineAndSource_movesBySymbol() {
        write(digest(
                "markets", NOON, "Lead", List.of(line("A line on copper.", item("fed:1", "Minutes of the board")))));
        write(move("BRK.B", NOON, -1.2, 180));

        assertThat(found(Kind.DIGEST, "copper", null)).hasSize(1);
        assertThat(found(Kind.DIGEST, "minutes board", null)).hasSize(1);
        assertThat(found(Kind.MOVE, "BRK.B", null)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "a\" OR \"b", "NEAR(", "* -", "title:x", "'; DROP TABLE record; --", "(((", "\0"})
    void search_takesNothingTypedAsSyntax(String typed) {
        write(tape("world", 0, news("w:1", "world", NOON, Precision.DAY, "Plain text")));

        history.page(Kind.TAPE, Filter.last(10).with(typed));

        assertThat(history.page(Kind.TAPE, Filter.last(10)).items()).hasSize(1);
    }

    @Test
    void revision_replacesWhatWasSaid_inTheSearchToo_neverTheOtherWay() {
        Digest first = digest(
                "world", NOON, "zinc", List.of(line("zinc one", item("a:1", "t")), line("zinc two", item("a:2", "t"))));
        Digest second = digest("world", NOON, "nickel", List.of(line("nickel", item("a:1", "t"))));
        write(revised(second, 1));
        write(first);

        assertThat(found(Kind.DIGEST, "zinc", null)).isEmpty();
        write(revised(first, 2));
        write(revised(second, 3));

        assertThat(found(Kind.DIGEST, "zinc", null)).isEmpty();
        assertThat(found(Kind.DIGEST, "nickel", null)).hasSize(1);
        assertThat(history.page(Kind.LINE, Filter.last(10)).items()).hasSize(1);
    }

    @Test
    void sameEventTwice_isThereOnce() {
        Event entry = tape("world", 0, news("w:1", "world", NOON, Precision.DAY, "Once"));
        write(entry);
        write(entry);
        write(bar("IBM", NOON, 181));
        write(bar("IBM", NOON, 181));

        assertThat(found(Kind.TAPE, "once", null)).hasSize(1);
        assertThat(history.bars("IBM", null, null, 10).close()).containsExactly("181.00");
    }

    @Test
    void eventsAndProgress_areWrittenTogetherOrNotAtAll() {
        Event good = digest("world", NOON, "good");
        Position nowhere = null;
        assertThatThrownBy(() -> history.write(
                        List.of(good), java.util.Collections.singletonMap(nowhere, new PartitionProgress("a", 7))))
                .isInstanceOf(RuntimeException.class);

        assertThat(history.page(Kind.DIGEST, Filter.last(10)).items()).isEmpty();
        assertThat(history.progress()).isEmpty();
    }

    @Test
    void reopened_goesOnWhereItWas() {
        history.write(List.of(digest("world", NOON, "kept")), Map.of(POSITION, new PartitionProgress("a", 7)));
        history.close();
        open();

        assertThat(history.progress()).containsEntry(POSITION, new PartitionProgress("a", 7));
        assertThat(found(Kind.DIGEST, "kept", "world")).hasSize(1);
    }

    @Test
    void damagedFile_isBegunAgain() throws IOException {
        history.write(List.of(digest("world", NOON, "kept")), Map.of(POSITION, new PartitionProgress("a", 7)));
        history.close();
        Files.writeString(
                folder.resolve("history.db"), "this is no database, and longer than a header of one ".repeat(90));
        Files.deleteIfExists(folder.resolve("history.db-wal"));
        open();

        assertThat(history.progress()).isEmpty();
        write(digest("world", NOON, "again"));
        assertThat(found(Kind.DIGEST, "again", null)).hasSize(1);
    }

    @Test
    void startOver_forgetsEverything() {
        history.write(
                List.of(digest("world", NOON, "kept"), bar("IBM", NOON, 181)),
                Map.of(POSITION, new PartitionProgress("a", 7)));
        history.startOver();

        assertThat(history.progress()).isEmpty();
        assertThat(found(Kind.DIGEST, "kept", null)).isEmpty();
        assertThat(history.bars("IBM", null, null, 10).start()).isEmpty();
    }

    @Test
    void bars_areTheLastOfTheSpan_inOrderOfTime() {
        for (int i = 0; i < 10; i++) {
            write(bar("IBM", NOON.plusSeconds(60L * i), 180 + i));
        }

        assertThat(history.bars("IBM", NOON, NOON.plusSeconds(300), 2).close()).containsExactly("183.00", "184.00");
    }

    @Test
    void nearest_areEntriesBeforeThatPlace_bestFirst() {
        write(tape("world", 0, news("w:0", "world", NOON, Precision.DAY, "Fed minutes: purchases")));
        write(tape("world", 1, news("w:1", "world", NOON, Precision.DAY, "Fed")));
        write(tape("world", 2, news("w:2", "world", NOON, Precision.DAY, "Fed minutes: purchases again")));

        List<String> found = history.nearest("world", "what do the minutes of the Fed say of purchases?", 2, 10);

        assertThat(found).hasSize(2);
        assertThat(found.get(0)).contains("w:0");
    }

    @Test
    void controlAndBidiCharacters_areNotAnswered() {
        write(tape("world", 0, news("w:1", "world", NOON, Precision.DAY, "safe\u202Etxet desrever\u0007 bell")));

        assertThat(history.page(Kind.TAPE, Filter.last(1)).items().get(0)).contains("safetxet desrever  bell");
    }

    private List<String> found(Kind kind, String words, String desk) {
        return history.page(kind, Filter.last(100).with(words).ofDesk(desk)).items();
    }

    private void write(Event event) {
        history.write(List.of(event), Map.of());
    }

    private static Digest revised(Digest digest, int revision) {
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
