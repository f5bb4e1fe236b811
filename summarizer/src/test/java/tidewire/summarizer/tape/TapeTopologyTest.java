package tidewire.summarizer.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tidewire.summarizer.TestObjects.*;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.EventSerde;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.SourceEvent;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradingDay;

/** From bytes on the input topics to bytes on the output topics, in one process and without a broker. */
class TapeTopologyTest extends TapeDriver {

    @Test
    void tape_holdsEntriesInObservedOrder_whateverTheOrderOfArrival() {
        send(item(WORLD, "b", minute(20), "Second"));
        send(item(WORLD, "a", minute(10), "First"));
        send(marker(minute(30)));

        assertThat(titles(tape("world"))).containsExactly("First", "Second");
    }

    @Test
    void tape_numbersEntriesWithoutGaps_and_stampsThemWithTheirPlace() {
        send(marker(START));
        send(item(WORLD, "a", minute(10), "First"));
        send(item(WORLD, "b", minute(70), "Second"));
        send(marker(minute(130)));

        List<TestRecord<String, TapeEntry>> records =
                output(Topics.TAPE, EventSerde.of(TapeEntry.class)).readRecordsToList();
        assertThat(records).extracting(r -> r.value().sequence()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(records)
                .extracting(TestRecord::timestamp)
                .containsExactly(
                        minute(10).toEpochMilli(),
                        minute(60).toEpochMilli(),
                        minute(70).toEpochMilli(),
                        minute(120).toEpochMilli());
        assertThat(records).allSatisfy(r -> assertThat(r.key()).isEqualTo("world"));
    }

    @Test
    void intervalEnd_standsBeforeWhatHappensAtThatInstant() {
        send(marker(START));
        send(item(WORLD, "a", minute(60), "On the hour"));
        send(marker(minute(60).plusMillis(1)));

        List<TapeEntry> entries = tape("world");
        assertThat(entries)
                .extracting(TapeEntry::kind)
                .containsExactly(TapeEntry.Kind.INTERVAL_END, TapeEntry.Kind.ITEM);
        assertThat(entries.get(0).interval()).isEqualTo(new Interval(START, minute(60)));
    }

    @Test
    void topicWithoutAMarker_holdsBackTheDesksThatReadIt_andNoOthers() {
        send(item(WORLD, "a", minute(10), "First"));
        send(marker(minute(45)));

        List<TapeEntry> entries = allTape();
        assertThat(titles(of("world", entries))).containsExactly("First");
        assertThat(of("markets", entries)).isEmpty();

        tick(marker(minute(45)));
        assertThat(titles(tape("markets"))).containsExactly("First");
    }

    @Test
    void markerThatGoesBack_changesNothing() {
        send(marker(minute(30)));
        send(marker(minute(10)));
        send(item(WORLD, "a", minute(40), "First"));
        send(marker(minute(41)));

        assertThat(titles(tape("world"))).containsExactly("First");
    }

    @Test
    void sameRevisionOfAnId_isTakenOnce() {
        send(item(WORLD, "a", minute(10), "First"));
        send(item(WORLD, "a", minute(10), "First"));
        send(marker(minute(30)));

        assertThat(titles(tape("world"))).containsExactly("First");
        assertThat(registry.counter("tidewire.wire.items", "outcome", "duplicate")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void revisionOfAnId_isTakenToo() {
        send(item(WORLD, "a", minute(10), "First"));
        send(revision(item(WORLD, "a", minute(12), "First, corrected"), 1));
        send(revision(item(WORLD, "a", minute(12), "First, corrected"), 1));
        send(marker(minute(30)));

        assertThat(titles(tape("world"))).containsExactly("First", "First, corrected");
    }

    @Test
    void id_isForgotten_whenItHasNotBeenDeliveredForLong() {
        send(item(WORLD, "kept", START, "Listed for weeks"));
        send(item(WORLD, "gone", START, "Listed once"));
        send(marker(START));
        for (int day = 1; day <= 40; day++) {
            send(item(WORLD, "kept", START, "Listed for weeks"));
            send(marker(START.plus(Duration.ofDays(day))));
        }
        send(item(WORLD, "kept", START, "Listed for weeks"));
        send(item(WORLD, "gone", START, "Listed once"));
        send(marker(START.plus(Duration.ofDays(41))));

        assertThat(ids(tape("world"))).containsExactly("world:gone", "world:kept", "world:gone");
    }

    @Test
    void text_isForgottenAfterDays_soThatADailyColumnComesBack() {
        for (int day = 0; day <= 5; day++) {
            send(item(WORLD, "day" + day, START.plus(Duration.ofDays(day)), "The day ahead"));
        }
        send(marker(START.plus(Duration.ofDays(8))));

        assertThat(ids(tape("world"))).containsExactly("world:day0", "world:day4");
    }

    @Test
    void newsOutsideTheHours_fallsIntoTheFirstIntervalOfTheNextDay() {
        Instant close = Instant.parse("2013-10-09T20:00:00Z");
        Instant open = Instant.parse("2013-10-10T14:00:00Z");
        passTime(close.minus(Duration.ofMinutes(10)));
        send(item(WORLD, "night", close.plus(Duration.ofHours(5)), "At night"));
        passTime(open);

        List<TapeEntry> entries = tape("markets");
        assertThat(entries)
                .extracting(TapeEntry::kind)
                .containsExactly(TapeEntry.Kind.INTERVAL_END, TapeEntry.Kind.ITEM, TapeEntry.Kind.INTERVAL_END);
        assertThat(entries.get(2).interval()).isEqualTo(new Interval(close, open));
    }

    @Test
    void sameText_isTakenOnce_theEarliestStays_andTheSameLinkAloneIsNoDuplicate() {
        send(item(WORLD, "late", minute(20), "Fed keeps rates", "Full text."));
        send(item(FED, "early", minute(10), "FED KEEPS RATES!", "full text"));
        send(item(WORLD, "other", minute(15), "Something else on the same page"));
        passTime(minute(30));

        List<TapeEntry> entries = allTape();
        assertThat(ids(of("markets", entries))).containsExactly("fed:early", "world:other");
        assertThat(ids(of("world", entries))).containsExactly("world:other", "world:late");
    }

    @Test
    void desk_takesItsFeedsOnly_andLinksItsOwnSymbols() {
        send(item(FED, "a", minute(10), "Big Blue and IBMers"));
        send(item(WORLD, "b", minute(11), "Nobody named"));
        passTime(minute(20));

        List<TapeEntry> entries = allTape();
        assertThat(ids(of("world", entries))).containsExactly("world:b");
        assertThat(of("markets", entries))
                .extracting(e -> e.item().symbols())
                .containsExactly(List.of("IBM"), List.of());
    }

    @Test
    void deskWithWords_takesOnlyItemsThatHaveOne() {
        close();
        start(List.of(withWords(worldDesk(), "debt limit")));
        send(item(WORLD, "a", minute(10), "Talks on the Debt Limit go on"));
        send(item(WORLD, "b", minute(11), "An indebted team"));
        send(marker(minute(20)));

        assertThat(ids(tape("world"))).containsExactly("world:a");
    }

    @Test
    void badNews_goesToTheWireDeadLetters_withItsBytesAndReason_andNothingIsStuck() {
        byte[] bytes = "{\"id\":\"x\",".getBytes(StandardCharsets.UTF_8);
        news().pipeInput(new TestRecord<>("k".getBytes(StandardCharsets.UTF_8), bytes, new RecordHeaders(), START));
        news().pipeInput(new TestRecord<>(null, null, new RecordHeaders(), START));
        send(item(WORLD, "a", minute(10), "First"));
        send(marker(minute(20)));

        List<TestRecord<String, byte[]>> letters =
                output(Topics.deadLetters("wire"), new ByteArrayDeserializer()).readRecordsToList();
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).value()).isEqualTo(bytes);
        assertThat(letters.get(0).key()).isEqualTo("k");
        assertThat(header(letters.get(0), "tidewire-reason")).contains("NewsItem");
        assertThat(header(letters.get(0), "tidewire-stage")).isEqualTo("wire");
        assertThat(header(letters.get(0), "tidewire-topic")).isEqualTo(Topics.NEWS);
        assertThat(header(letters.get(0), "tidewire-partition")).isEqualTo("0");
        assertThat(header(letters.get(1), "tidewire-offset")).isEqualTo("1");
        assertThat(header(letters.get(1), "tidewire-reason")).contains("no value");
        assertThat(titles(tape("world"))).containsExactly("First");
        assertThat(registry.counter("tidewire.dead.letters", "stage", "wire").count())
                .isEqualTo(2);
    }

    @Test
    void badTrade_goesToTheMarketDeadLetters() {
        byte[] bytes = "{\"symbol\":\"IBM\",\"price\":\"-1\"}".getBytes(StandardCharsets.UTF_8);
        ticks().pipeInput(new TestRecord<>(null, bytes, new RecordHeaders(), START));

        List<TestRecord<String, byte[]>> letters = output(Topics.deadLetters("market"), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value()).isEqualTo(bytes);
        assertThat(header(letters.get(0), "tidewire-stage")).isEqualTo("market");
    }

    @Test
    void cancelOrCorrectionThatContradictsItsTrade_isALetterInWords_andOneThatIsSaidTwiceIsNone() {
        BigDecimal price = new BigDecimal("250");
        tick(new Trade("IBM", VENUE, minute(0), minute(0), price, BigDecimal.ONE, "7", Trade.Side.BUY));
        tick(new TradeCancelled("IBM", VENUE, minute(0), minute(0), new BigDecimal("25"), BigDecimal.ONE, "7"));
        tick(new TradeCancelled("IBM", VENUE, minute(0), minute(0), price, BigDecimal.ONE, "8"));
        tick(new TradeCorrected(
                "IBM", VENUE, minute(0), minute(0), price, BigDecimal.TEN, minute(0), price, BigDecimal.TEN, "7"));
        TradeCancelled cancel = new TradeCancelled("IBM", VENUE, minute(0), minute(0), price, BigDecimal.ONE, "7");
        tick(cancel);
        tick(cancel);
        tick(trade("IBM", minute(0), "180.00", 100));
        tick(marker(minute(3)));

        assertThat(output(Topics.deadLetters("market"), new ByteArrayDeserializer())
                        .readRecordsToList())
                .extracting(letter -> header(letter, "tidewire-reason"))
                .containsExactly(
                        "the cancelled trade 7 (1 at 25, " + minute(0)
                                + ") was told otherwise, or stands otherwise by now",
                        "the cancelled trade 8 (1 at 250, " + minute(0) + ") was never told",
                        "the corrected trade 7 (10 at 250, " + minute(0)
                                + ") was told otherwise, or stands otherwise by now");
        assertThat(output(Topics.BARS, EventSerde.of(Bar.class)).readValuesToList())
                .extracting(bar -> bar.high().toPlainString())
                .containsExactly("180.00");
    }

    /** No bar of a time far ahead would ever close, and there is no end of such times. */
    @Test
    void tradeLongAfterItWasObserved_isSetAside_aloneOrInABatch() {
        Instant ahead = minute(0).plus(Duration.ofDays(1)).plusMillis(1);
        Trade trade = new Trade("IBM", VENUE, minute(0), ahead, BigDecimal.TEN, BigDecimal.ONE, "7", null);
        tick(trade);
        tick(new TradeBatch("IBM", VENUE, minute(0), List.of(trade)));
        tick(trade("IBM", minute(0), "180.00", 100));
        tick(marker(minute(3)));

        assertThat(output(Topics.deadLetters("market"), new ByteArrayDeserializer())
                        .readRecordsToList())
                .hasSize(2)
                .allSatisfy(
                        letter -> assertThat(header(letter, "tidewire-reason")).startsWith("traded at " + ahead));
        assertThat(output(Topics.BARS, EventSerde.of(Bar.class)).readValuesToList())
                .hasSize(1);
    }

    /** What stories and digests repeat would outgrow their topics, and a letter about it must fit its own. */
    @Test
    void whatIsTooLongToBeToldAgain_isSetAside_andItsLetterIsCut() {
        send(item(WORLD, "a".repeat(300_000), START, "A long id"), START);
        send(item(WORLD, "b", START, "Long ".repeat(1_000)), START);
        RecordHeaders headers = new RecordHeaders();
        headers.add("theirs", new byte[200_000]);
        news().pipeInput(new TestRecord<>(new byte[3_000_000], new byte[] {'{', '}'}, headers, START));

        List<TestRecord<String, byte[]>> letters =
                output(Topics.deadLetters("wire"), new ByteArrayDeserializer()).readRecordsToList();
        assertThat(letters).hasSize(3);
        assertThat(header(letters.get(0), "tidewire-reason")).contains("its key is larger than 1024 bytes");
        assertThat(header(letters.get(1), "tidewire-reason")).contains("its title is larger than 2048 bytes");
        assertThat(letters.get(2).key()).hasSize(16 << 10);
        assertThat(letters.get(2).headers().lastHeader("theirs")).isNull();
        assertThat(header(letters.get(2), "tidewire-length")).isEqualTo("3200008");
        assertThat(allTape()).isEmpty();
    }

    @Test
    void observationFromTheFutureOfItsOwnRecord_isSetAside_markerOrItem() {
        send(marker(START.plus(Duration.ofDays(31_000))), START);
        send(item(WORLD, "a", START.plus(Duration.ofHours(12)), "Held until then"), START);
        send(item(WORLD, "b", START.plusMillis(60_001), "A little too far"), START);

        List<TestRecord<String, byte[]>> letters =
                output(Topics.deadLetters("wire"), new ByteArrayDeserializer()).readRecordsToList();
        assertThat(letters)
                .hasSize(3)
                .allSatisfy(
                        letter -> assertThat(header(letter, "tidewire-reason")).contains("observed in the future"));
        assertThat(letters.get(1).key()).isEqualTo("world:a");
        assertThat(allTape()).isEmpty();
    }

    @Test
    void whatIsTheFutureToday_isDecidedByTheLogAlone() {
        Instant ahead = Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.MILLIS);
        send(item(WORLD, "a", ahead, "As it will be replayed then"));
        send(item(WORLD, "b", ahead, "Within what clocks differ by"), ahead.minusMillis(60_000));
        send(marker(ahead.plusSeconds(1)));

        assertThat(titles(tape("world")))
                .containsExactly("As it will be replayed then", "Within what clocks differ by");
    }

    @Test
    void bar_closesAGraceAfterItsEnd_byMarkers_notWithTheNextTrade() {
        tick(trade("IBM", minute(0), "180.00", 100));
        tick(trade("IBM", minute(0).plusSeconds(59), "181.00", 300));
        tick(trade("IBM", minute(1), "182.00", 100));
        tick(marker(minute(1).plusMillis(999)));
        assertThat(bars()).isEmpty();

        tick(marker(minute(1).plusSeconds(1)));
        assertThat(bars()).singleElement().satisfies(bar -> {
            assertThat(bar.open()).isEqualByComparingTo("180");
            assertThat(bar.close()).isEqualByComparingTo("181");
            assertThat(bar.volume()).isEqualByComparingTo("400");
            assertThat(bar.vwap()).isEqualByComparingTo("180.75");
            assertThat(bar.trades()).isEqualTo(2);
        });
    }

    @Test
    void lateTrade_revisesItsBar_untilTheBarIsForgotten() {
        tick(trade("IBM", minute(0), "180.00", 100));
        tick(marker(minute(2)));
        tick(trade("IBM", minute(0).plusSeconds(30), "181.00", 100));
        tick(marker(minute(3)));
        tick(trade("IBM", minute(20), "181.00", 100));
        tick(marker(minute(22)));
        tick(trade("IBM", minute(0), "500.00", 100));
        tick(marker(minute(23)));

        assertThat(bars()).extracting(Bar::revision).containsExactly(0, 1, 0);
        assertThat(registry.counter("tidewire.market.trades", "outcome", "late").count())
                .isEqualTo(1);
    }

    @Test
    void move_isOnItsTopic_andStandsOnTheTape() {
        fall();

        Move move = output(Topics.MOVES, EventSerde.of(Move.class)).readValue();
        assertThat(move.symbol()).isEqualTo("IBM");
        assertThat(move.changePercent()).isNegative();
        passTime(move.observed().plusMillis(1));
        assertThat(tape("markets")).extracting(TapeEntry::move).contains(move);
    }

    @Test
    void symbolThatStopsTrading_whileItsVenueGoesOn_isAMove_andAnAlert_once() {
        for (int minute = 0; minute < 40; minute++) {
            tick(trade("IBM", minute(minute), "180.00", 100));
            tick(marker(minute(minute).plusSeconds(30)).having(List.of(VENUE)));
        }
        for (int half = 80; half < 130; half++) {
            passTime(minute(0).plusSeconds(30L * half + 1).plusMillis(1), List.of("trades:other", VENUE));
        }

        List<Move> moves = output(Topics.MOVES, EventSerde.of(Move.class)).readValuesToList();
        assertThat(moves).extracting(Move::title).containsExactly("IBM has not traded for 5 min");
        assertThat(tape("markets").stream().map(TapeEntry::move).filter(move -> move != null))
                .isEqualTo(moves);
        assertThat(output(Topics.ALERTS, EventSerde.of(Alert.class)).readValuesToList())
                .extracting(Alert::why, Alert::title)
                .containsExactly(tuple("halt of 5 min", "IBM has not traded for 5 min"));
    }

    @Test
    void symbolThatStopsTrading_withItsVenue_isNoMove() {
        for (int minute = 0; minute < 40; minute++) {
            tick(trade("IBM", minute(minute), "180.00", 100));
            tick(marker(minute(minute).plusSeconds(30)).having(List.of(VENUE)));
        }
        for (int half = 80; half < 130; half++) {
            passTime(minute(0).plusSeconds(30L * half + 1).plusMillis(1), List.of("trades:other"));
        }

        assertThat(output(Topics.MOVES, EventSerde.of(Move.class)).isEmpty()).isTrue();
    }

    @Test
    void moveAndReportOfASymbol_pointAtEachOther_withTheLag() {
        send(item(WORLD, "ibm", minute(50), "IBM cuts its forecast"));
        fall();

        Move move = output(Topics.MOVES, EventSerde.of(Move.class)).readValue();
        passTime(move.observed().plusMillis(1));
        long lag = Duration.between(minute(50), move.observed()).toSeconds();
        assertThat(tape("markets").stream().filter(entry -> entry.move() != null))
                .first()
                .satisfies(entry -> assertThat(entry.stories())
                        .containsExactly(new TapeEntry.LinkedStory("world:ibm", "IBM cuts its forecast", lag)));
        assertThat(output(Topics.STORIES, EventSerde.of(Story.class)).readValuesToList())
                .last()
                .satisfies(story -> assertThat(story.moves())
                        .containsExactly(new Story.LinkedMove(move.id(), "IBM", move.title(), lag)));
    }

    @Test
    void day_isToldWithItsBars_andRevisedByACancelledPrint() {
        tick(trade("IBM", minute(0), "180.00", 100));
        tick(new Trade("IBM", VENUE, minute(1), minute(1), new BigDecimal("250"), BigDecimal.ONE, "7", Trade.Side.BUY));
        tick(marker(minute(3)));
        tick(new TradeCancelled("IBM", VENUE, minute(3), minute(1), new BigDecimal("250"), BigDecimal.ONE, "7"));
        tick(marker(minute(4)));

        List<TestRecord<String, TradingDay>> days =
                output(Topics.DAYS, EventSerde.of(TradingDay.class)).readRecordsToList();
        assertThat(days).extracting(TestRecord::key).containsOnly("IBM/" + LocalDate.ofInstant(START, ZoneOffset.UTC));
        assertThat(days)
                .extracting(record -> record.value().high().toPlainString())
                .containsExactly("180.00", "250", "180.00");
        assertThat(days).extracting(record -> record.value().revision()).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tape_isTheSameBytes_howeverTheTwoTopicsAreInterleaved(long seed) {
        List<SourceEvent> news = new ArrayList<>();
        List<SourceEvent> ticks = new ArrayList<>();
        for (int m = 0; m < 90; m++) {
            news.add(item(m % 2 == 0 ? WORLD : FED, "n" + m, minute(m).minusSeconds(m * 7 % 400), "Item " + m % 40));
            ticks.add(trade("IBM", minute(m), m < 60 ? "180." + m % 2 : "17" + m % 10, 100));
            if (m % 4 == 0) {
                news.add(marker("a", minute(m)));
                news.add(marker("b", minute(m).minusSeconds(m % 30)));
            }
            ticks.add(marker(minute(m)));
        }
        news.add(marker("a", minute(90)));
        news.add(marker("b", minute(90)));
        ticks.add(marker(minute(90)));

        List<String> inOrder = play(news, ticks, new Random(0));
        close();
        start();
        List<String> otherwise = play(news, ticks, new Random(seed));

        assertThat(inOrder).hasSizeGreaterThan(40).anyMatch(entry -> entry.contains("\"late\":true"));
        assertThat(otherwise).isEqualTo(inOrder);
    }

    /** An hour of quiet trading, then a fall of a percent within five minutes on volume. */
    private void fall() {
        for (int m = 0; m < 66; m++) {
            String price = m < 60
                    ? (m % 2 == 0 ? "180.00" : "180.05")
                    : new java.math.BigDecimal("180")
                            .subtract(new java.math.BigDecimal("0.4").multiply(java.math.BigDecimal.valueOf(m - 59)))
                            .toString();
            for (int i = 0; i < 10; i++) {
                tick(trade("IBM", minute(m).plusSeconds(i * 5), price, m < 60 ? 100 : 300));
            }
            tick(marker(minute(m + 1)));
        }
    }
}
