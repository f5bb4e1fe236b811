package tidewire.summarizer.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.*;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.EventSerde;
import tidewire.events.Interval;
import tidewire.events.SourceEvent;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.tape.desk.DeskTape;

/** How time passes on a tape: by the ingestors that live, whatever publishers and venues say of the time. */
class TapeTimeTest extends TapeDriver {

    @Test
    void tape_goesAsFarAsTheSlowerOfTwoIngestors() {
        send(marker("a", START));
        send(marker("b", START));
        send(item(WORLD, "1", second(4), "Of a"));
        send(marker("a", second(9)));
        assertThat(titles(tape("world"))).isEmpty();

        send(item(WORLD, "2", second(3), "Of b, seen before"));
        send(marker("b", second(9)));
        assertThat(titles(tape("world"))).containsExactly("Of b, seen before", "Of a");
    }

    @Test
    void ingestorThatDies_isNotWaitedForBeyondTheLease_byTheMarkersOfTheOther() {
        send(marker("a", START));
        send(marker("dead", START));
        send(item(WORLD, "1", second(4), "Of a"));
        send(marker("a", second(15)));
        assertThat(titles(tape("world"))).isEmpty();

        send(marker("a", second(16)));
        assertThat(titles(tape("world"))).containsExactly("Of a");
    }

    @Test
    void ingestorThatIsBack_itsItemsStandWhereTheyWereObserved_orAtThePresentMarkedLate() {
        send(marker("a", START));
        send(marker("back", START));
        send(marker("a", second(60)));
        send(item(WORLD, "old", second(5), "Observed before it died"));
        send(item(WORLD, "new", second(70), "Observed since"));
        send(marker("back", second(71)));
        send(item(WORLD, "a", second(65), "Of a"));
        send(marker("a", second(75)));
        send(marker("back", second(80)));

        List<TapeEntry> entries = items(tape("world"));
        assertThat(titles(entries)).containsExactly("Observed before it died", "Of a", "Observed since");
        assertThat(entries).extracting(TapeEntry::late).containsExactly(true, false, false);
        assertThat(entries).extracting(TapeEntry::time).containsExactly(second(60), second(65), second(70));
        assertThat(entries.get(0).item().observed()).isEqualTo(second(5));
    }

    @Test
    void singleIngestor_isWaitedForHoweverLong_andGoesOnWhereItStopped() {
        send(marker(START));
        send(marker(second(10)));
        send(marker(minute(125)));
        send(item(WORLD, "1", minute(126), "After the restart"));
        send(marker(minute(127)));

        List<TapeEntry> entries = tape("world");
        assertThat(entries).extracting(TapeEntry::time).containsExactly(minute(60), minute(120), minute(126));
        assertThat(entries).extracting(TapeEntry::late).containsOnly(false);
    }

    @Test
    void tapesTime_neverGoesBack() {
        send(marker("a", START));
        send(marker("b", START));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            send(item(WORLD, "n" + i, second(i * 4L - random.nextInt(120)), "Item " + i));
            send(marker(random.nextInt(5) == 0 ? "b" : "a", second(i * 4L)));
        }

        List<TapeEntry> entries = tape("world");
        assertThat(entries).hasSizeGreaterThan(150).anyMatch(TapeEntry::late).anyMatch(entry -> !entry.late());
        assertThat(entries).extracting(TapeEntry::time).isSorted();
        assertThat(entries)
                .extracting(TapeEntry::sequence)
                .isEqualTo(java.util.stream.LongStream.range(0, entries.size())
                        .boxed()
                        .toList());
    }

    @Test
    void entriesOfOneInstant_standByKindSourceAndId() {
        send(item(WORLD, "b", second(5), "World b"));
        send(item(FED, "z", second(5), "Fed z"));
        send(item(WORLD, "a", second(5), "World a"));
        passTime(second(10));

        assertThat(titles(tape("markets"))).containsExactly("Fed z", "World a", "World b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2013-10-10T02:00:00Z", "2099-01-01T00:00:00Z"})
    void publishersDate_movesNothing_notEvenItsOwnItem(String published) {
        send(marker(START));
        send(item(WORLD, "before", second(1), "Before"));
        send(published(WORLD, "odd", second(2), Instant.parse(published), "Oddly dated", null));
        send(item(WORLD, "after", second(3), "After"));
        send(marker(second(4)));

        List<TapeEntry> entries = items(tape("world"));
        assertThat(titles(entries)).containsExactly("Before", "Oddly dated", "After");
        assertThat(entries).extracting(TapeEntry::late).containsOnly(false);
        assertThat(entries.get(1).item().published()).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2013-10-10T02:00:00Z", "2099-01-01T00:00:00Z"})
    void venuesClock_changesNothingForTheOtherSymbolsAndDesks(String time) {
        close();
        start(List.of(worldDesk(), marketsDesk(), oddDesk()));
        List<String> alone = playDay(null);
        close();
        start(List.of(worldDesk(), marketsDesk(), oddDesk()));
        List<String> withOddVenue = playDay(Instant.parse(time));

        assertThat(alone).hasSizeGreaterThan(20);
        assertThat(withOddVenue).isEqualTo(alone);
    }

    private static Desk oddDesk() {
        return new Desk(
                "odd",
                Set.of(),
                Set.of(VENUE),
                Map.of("ODD", SymbolNames.of(List.of())),
                Selection.ALL,
                Duration.ofHours(1),
                null,
                NEW_YORK,
                5);
    }

    /** What stands on bars and tapes of all but the odd symbol and its desk. */
    private List<String> playDay(Instant odd) {
        for (int m = 0; m < 40; m++) {
            tick(trade("IBM", minute(m).plusSeconds(5), "180." + m % 10, 100));
            if (odd != null) {
                tick(new Trade(
                        "ODD",
                        VENUE,
                        minute(m).plusSeconds(6),
                        odd.plusSeconds(m),
                        new java.math.BigDecimal("1.5"),
                        java.math.BigDecimal.ONE,
                        null,
                        null));
            }
            send(item(WORLD, "n" + m, minute(m).plusSeconds(7), "Item " + m));
            passTime(minute(m).plusSeconds(8));
        }
        List<String> out = new ArrayList<>();
        for (String topic : List.of(Topics.BARS, Topics.TAPE)) {
            output(topic, new ByteArrayDeserializer()).readRecordsToList().stream()
                    .filter(record ->
                            !record.key().equals("ODD") && !record.key().equals("odd"))
                    .map(record -> record.timestamp() + new String(record.value(), StandardCharsets.UTF_8))
                    .forEach(out::add);
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lease_isJudgedByTheLogAlone_soThatEveryInterleavingOfTheTopicsDecidesTheSame(long seed) {
        List<SourceEvent> news = new ArrayList<>();
        List<SourceEvent> ticks = new ArrayList<>();
        Random random = new Random(11);
        for (int s = 0; s < 300; s++) {
            boolean gone = s > 100 && s < 200;
            Instant now = second(s);
            news.add(item(WORLD, "n" + s, now.minusSeconds(random.nextInt(s % 50 == 0 ? 60 : 2)), "Item " + s));
            ticks.add(trade("IBM", now, "180." + random.nextInt(10), 10));
            for (List<SourceEvent> log : List.of(news, ticks)) {
                log.add(marker("a", now));
                if (!gone) {
                    log.add(marker("b", now.minusSeconds(random.nextInt(3))));
                }
            }
        }
        List<String> inOrder = play(news, ticks, new Random(0));
        close();
        start();

        assertThat(inOrder).hasSizeGreaterThan(200).anyMatch(entry -> entry.contains("\"late\":true"));
        assertThat(play(news, ticks, new Random(seed))).isEqualTo(inOrder);
    }

    @Test
    void status_saysHowFarADeskAndEachIngestorHaveCome() {
        send(marker("a", START));
        send(marker("b", second(10)));
        send(marker("a", second(20)));
        send(marker("b", second(11)));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        TapeStatus status = output(Topics.STATUS, EventSerde.of(TapeStatus.class))
                .readKeyValuesToMap()
                .get("world");
        assertThat(status.time()).isEqualTo(second(11));
        assertThat(status.sequence()).isEqualTo(-1);
        assertThat(status.ingestors()).containsExactly(Map.entry("a", second(20)), Map.entry("b", second(11)));
        assertThat(status.waitingFor()).isNull();
    }

    @Test
    void taskThatEnds_saysNothingMoreOfItsDesks() {
        send(marker("a", START));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(board.problems()).containsKey("desk world");

        driver.close();
        assertThat(board.problems()).isEmpty();
        start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:07Z", "1980-01-01T00:00:07Z"})
    void clockThatWasNotSet_beginsNoTape_thoughItsRecordsComeFirst(String unset) {
        Instant wrong = Instant.parse(unset);
        send(marker("unset", wrong));
        send(item(WORLD, "early", wrong, "Observed by an unset clock"));
        send(marker("unset", wrong.plusSeconds(5)));
        send(marker("a", START));
        send(item(WORLD, "1", second(4), "Of a"));
        send(marker("a", minute(61)));

        List<TapeEntry> entries = tape("world");
        assertThat(titles(entries)).containsExactly("Of a");
        assertThat(entries).extracting(TapeEntry::time).containsExactly(second(4), minute(60));
        assertThat(entries.get(1).interval().from()).isBetween(minute(-60), START);
        assertThat(registry.counter("tidewire.dead.letters", "stage", "wire").count())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clockThatJumpsByYears_endsBoundedlyManyIntervals_andTheTapeGoesOnInThePresent(boolean stepwise) {
        Instant wrong = START.minus(Duration.ofDays(4_000));
        send(marker("a", wrong));
        send(item(WORLD, "0", wrong.plusSeconds(4), "Under the wrong clock"));
        send(marker("a", wrong.plusSeconds(60)));
        if (stepwise) {
            send(marker("a", START.minus(Duration.ofDays(1_000))));
            send(marker("a", START));
        }
        send(item(WORLD, "1", second(4), "Under the right one"));
        send(marker("a", minute(61)));

        List<TapeEntry> entries = tape("world");
        assertThat(titles(entries)).containsExactly("Under the wrong clock", "Under the right one");
        assertThat(entries.size()).isEqualTo(2 + DeskTape.MOST_EMPTY + 1);
        assertThat(entries.get(entries.size() - 1).interval()).isEqualTo(new Interval(minute(0), minute(60)));
    }

    private static List<TapeEntry> items(List<TapeEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() == TapeEntry.Kind.ITEM)
                .toList();
    }

    private static Instant second(long seconds) {
        return START.plusSeconds(seconds);
    }
}
