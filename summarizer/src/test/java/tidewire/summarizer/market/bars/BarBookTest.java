package tidewire.summarizer.market.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Bar;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;
import tidewire.summarizer.market.bars.BarBook.Outcome;

class BarBookTest {
    private static final Instant T = Instant.parse("2013-10-09T14:30:00Z");
    private static final Duration KEEP = Duration.ofMinutes(15);

    private final BarBook book = new BarBook(Duration.ofSeconds(1), KEEP);
    private final Map<BarKey, Bar> bars = new TreeMap<>();

    /** What venues say in any order, with repeats, cancels and corrections, against plain sums over what stands. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bars_areThoseOfTheTradesThatStand_inWhateverOrderTheyAreTold(long seed) {
        Random random = new Random(seed);
        Map<String, Trade> standing = new TreeMap<>();
        List<List<TradeEvent>> threads = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<TradeEvent> told = new ArrayList<>();
            String source = random.nextBoolean() ? "trades:a" : "trades:b";
            Trade trade = trade(source, random.nextInt(300_000), "" + i, price(random), 1 + random.nextInt(50));
            told.add(trade);
            standing.put(source + i, trade);
            // Few enough for what is kept of extremes and ends.
            if (i % 60 == 0) {
                told.add(cancel(trade));
                standing.remove(source + i);
            } else if (i % 60 == 1) {
                Trade now = trade(source, random.nextInt(300_000), "" + i, price(random), 1 + random.nextInt(50));
                told.add(correction(trade, now));
                standing.put(source + i, now);
            }
            threads.add(told);
        }
        Instant observed = T.plusSeconds(301);
        // What is said of one print comes in its order, all else in any; a third is said twice.
        while (!threads.isEmpty()) {
            List<TradeEvent> told = threads.get(random.nextInt(threads.size()));
            TradeEvent event = told.get(0);
            book.take(event);
            if (random.nextInt(3) == 0) {
                book.take(event);
            }
            told.remove(0);
            threads.removeIf(List::isEmpty);
            if (random.nextInt(20) == 0) {
                observed = observed.plusMillis(100);
                publish(observed);
            }
        }
        publish(observed.plusSeconds(10));

        Map<BarKey, List<Trade>> groups = new HashMap<>();
        standing.values()
                .forEach(t -> groups.computeIfAbsent(BarKey.of(t.symbol(), t.time()), k -> new ArrayList<>())
                        .add(t));
        assertThat(bars).hasSameSizeAs(groups);
        groups.forEach((key, trades) -> assertThat(bars.get(key))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(reference(key, trades)));
    }

    private static Bar reference(BarKey key, List<Trade> trades) {
        trades.sort(Comparator.comparing(Trade::time).thenComparing(t -> Long.parseLong(t.tradeId())));
        BigDecimal volume = trades.stream().map(Trade::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value =
                trades.stream().map(t -> t.price().multiply(t.size())).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> prices = trades.stream().map(Trade::price).toList();
        List<BigDecimal> last = new ArrayList<>(prices.subList(Math.max(0, prices.size() - 5), prices.size()));
        last.sort(null);
        return new Bar(
                key.symbol(),
                key.start(),
                60,
                0,
                prices.get(0),
                Collections.max(prices),
                Collections.min(prices),
                prices.get(prices.size() - 1),
                volume,
                value.divide(volume, new MathContext(12, RoundingMode.HALF_EVEN)),
                last.get((last.size() - 1) / 2),
                trades.size());
    }

    @Test
    void bar_closesWhenObservedTimeHasPassedIt_andALateTradeRevisesIt() {
        book.take(trade("trades:a", 0, "1", "10", 1));
        assertThat(book.advance(T.plusSeconds(60))).isEmpty();
        assertThat(book.advance(T.plusSeconds(61))).extracting(Bar::revision).containsExactly(0);
        assertThat(book.advance(T.plusSeconds(62))).isEmpty();

        assertThat(book.take(trade("trades:a", 30_000, "2", "11", 1))).isEqualTo(Outcome.COUNTED);
        assertThat(book.advance(T.plusSeconds(63)))
                .extracting(Bar::revision, Bar::close)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, new BigDecimal("11")));
    }

    @Test
    void barOfASilentSymbol_closes_whileAnotherTrades() {
        book.take(trade("trades:a", 0, "1", "10", 1));
        for (int second = 1; second <= 61; second++) {
            book.take(
                    batch(new Random(second), T.plusSeconds(second), "OTHER", second),
                    new int[Outcome.values().length]);
            assertThat(book.advance(T.plusSeconds(second)))
                    .filteredOn(bar -> bar.symbol().equals("IBM"))
                    .hasSize(second == 61 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 4_000})
    void marker_givesTheStoreOnlyTheBarsThatItCloses_howeverManySymbolsThereAre(int symbols) {
        KeptBook store = new KeptBook();
        for (int symbol = 0; symbol < symbols; symbol++) {
            Instant time = T.plusSeconds(symbol == 0 ? 0 : 60);
            book.take(
                    new TradeBatch("S" + symbol, "trades:a", time, List.of(of("S" + symbol, time, symbol))),
                    new int[Outcome.values().length]);
        }
        book.flush(store);
        int before = store.barsWritten();
        assertThat(book.advance(T.plusSeconds(61))).extracting(Bar::symbol).containsExactly("S0");
        book.flush(store);
        assertThat(store.barsWritten() - before).isEqualTo(1);
    }

    private static Trade of(String symbol, Instant time, int id) {
        return new Trade(symbol, "trades:a", time, time, BigDecimal.TEN, BigDecimal.ONE, "" + id, null);
    }

    @Test
    void tradeOfAForgottenBar_isLate() {
        book.take(trade("trades:a", 0, "1", "10", 1));
        book.advance(T.plusSeconds(61));
        book.take(trade("trades:a", 20 * 60_000, "2", "10", 1));
        book.advance(T.plusSeconds(20 * 60 + 61));

        assertThat(book.take(trade("trades:a", 1_000, "3", "10", 1))).isEqualTo(Outcome.LATE);
    }

    /** Whatever is said of prints, the bars close: a bar that could not be made would stop everybody. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cancelsAndCorrectionsOfAnyKind_leaveBarsThatCanBe(long seed) {
        Random random = new Random(seed);
        Instant observed = T;
        int closed = 0;
        for (int step = 0; step < 3_000; step++) {
            observed = observed.plusMillis(random.nextInt(15_000));
            int millis = (int) Duration.between(T, observed).toMillis() - random.nextInt(3_000);
            Trade any = trade("trades:a", millis, "" + random.nextInt(3), price(random), 1 + random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0, 1 -> book.take(any);
                case 2 -> book.take(cancel(any));
                default ->
                    book.take(correction(
                            any, trade("trades:a", millis + 500, any.tradeId(), price(random), 1 + random.nextInt(3))));
            }
            for (Bar bar : book.advance(observed)) {
                closed++;
                assertThat(bar.volume().signum()).isEqualTo(bar.trades() == 0 ? 0 : 1);
            }
        }
        assertThat(closed).isGreaterThan(5);
    }

    @Test
    void cancelOfMoreThanWasTold_isAContradiction_andTheBarCloses() {
        book.take(trade("trades:a", 5_000, "5", "10", 1));
        book.take(trade("trades:a", 6_000, "6", "10", 1));

        assertThat(book.take(cancel(trade("trades:a", 5_000, "5", "10", 2)))).isEqualTo(Outcome.CONTRADICTED);
        assertThat(book.take(cancel(trade("trades:a", 5_000, "5", "10", 3)))).isEqualTo(Outcome.CONTRADICTED);
        assertThat(book.advance(T.plusSeconds(61))).extracting(Bar::volume).containsExactly(BigDecimal.valueOf(2));
    }

    /** As a venue may tell it again after a reconnect: a print, its correction into the next minute, another there, its cancel. */
    @Test
    void whatIsSaidOfAPrint_isARepeatTheNextTime_andContradictedWhenItNeverStoodSo() {
        Trade first = trade("trades:a", 5_000, "5", "10", 1);
        Trade moved = trade("trades:a", 65_000, "5", "11", 2);
        Trade again = trade("trades:a", 65_000, "5", "12", 2);
        List<TradeEvent> said = List.of(first, correction(first, moved), correction(moved, again), cancel(again));
        for (TradeEvent event : said) {
            assertThat(book.take(event)).as(event.toString()).isEqualTo(Outcome.COUNTED);
        }
        for (TradeEvent event : said) {
            assertThat(book.take(event)).as(event.toString()).isEqualTo(Outcome.REPEATED);
        }
        assertThat(book.take(cancel(first))).isEqualTo(Outcome.CONTRADICTED);
        assertThat(book.take(correction(moved, trade("trades:a", 66_000, "5", "11", 2))))
                .isEqualTo(Outcome.CONTRADICTED);
        assertThat(book.take(cancel(trade("trades:a", 5_000, "6", "10", 1)))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void correctionIntoAForgottenBar_isLate_andThePrintStays() {
        book.take(trade("trades:a", 0, "1", "10", 1));
        book.advance(T.plusSeconds(61));
        Trade was = trade("trades:a", 20 * 60_000, "2", "10", 1);
        book.take(was);
        book.advance(T.plusSeconds(20 * 60 + 1));

        assertThat(book.take(correction(was, trade("trades:a", 1_000, "2", "11", 1))))
                .isEqualTo(Outcome.LATE);
        assertThat(book.advance(T.plusSeconds(21 * 60 + 1)))
                .extracting(Bar::close)
                .containsExactly(BigDecimal.TEN);
        assertThat(book.take(cancel(was))).isEqualTo(Outcome.COUNTED);
    }

    @Test
    void cancelForAMinuteWithoutTrades_isUnknown_andLeavesNoBar() {
        for (int minute = 0; minute < 100; minute++) {
            Trade never = trade("trades:a", minute * 60_000, "1", "10", 1);
            assertThat(book.take(cancel(never))).isEqualTo(Outcome.UNKNOWN);
            assertThat(book.take(correction(never, never))).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(book)
                .extracting("symbols.IBM.bars")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEmpty();
    }

    /** Else a false cancel of next year would age the bars of a file of years ago. */
    @Test
    void cancelOfAPrintThatIsNotThere_doesNotMoveItsSymbolsTime() {
        Instant now = T.plus(Duration.ofDays(1_000));
        book.take(new Trade("IBM", "trades:a", now, T, BigDecimal.TEN, BigDecimal.ONE, "1", null));
        Trade never = new Trade(
                "IBM", "trades:a", now, now.plus(Duration.ofDays(365)), BigDecimal.TEN, BigDecimal.ONE, "9", null);
        assertThat(book.take(cancel(never))).isEqualTo(Outcome.UNKNOWN);
        book.advance(now.plusSeconds(10));

        Trade next = new Trade("IBM", "trades:a", now, T, BigDecimal.TEN, BigDecimal.ONE, "2", null);
        assertThat(book.take(next)).isEqualTo(Outcome.COUNTED);
    }

    @Test
    void fileOfYearsAgo_makesWholeBars() {
        Instant now = T.plus(Duration.ofDays(1_000));
        List<Bar> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            book.take(new Trade("IBM", "trades:a", now, T.plusSeconds(i), BigDecimal.TEN, BigDecimal.ONE, null, null));
            if (i % 97 == 0) {
                now = now.plusMillis(10);
                made.addAll(book.advance(now));
            }
        }
        made.addAll(book.advance(now.plusSeconds(10)));

        assertThat(made).hasSize(167).allMatch(bar -> bar.revision() == 0);
        assertThat(made.subList(0, 166)).allMatch(bar -> bar.trades() == 60);
    }

    @Test
    void flushedAndRestored_goesOnAsIfNothingHadBeen() {
        KeptBook store = new KeptBook();
        book.take(trade("trades:a", 0, "1", "10", 1));
        book.advance(T.plusSeconds(61));
        book.take(trade("trades:a", 16 * 60_000, "2", "10", 1));
        book.advance(T.plusSeconds(16 * 60 + 30));
        book.flush(store);

        BarBook again = store.restored();
        assertThat(again.take(trade("trades:a", 0, "1", "10", 1))).isEqualTo(Outcome.LATE);
        assertThat(again.take(trade("trades:a", 16 * 60_000, "2", "10", 1))).isEqualTo(Outcome.REPEATED);
        assertThat(again.advance(T.plusSeconds(17 * 60 + 1)))
                .extracting(Bar::trades)
                .containsExactly(1L);
    }

    /** Commits and crashes at random, with few symbols and with many: the bars are those of a book that never stopped. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bookThatIsRestoredAgainAndAgain_publishesWhatAnUndisturbedOneDoes(long seed) {
        Random random = new Random(seed);
        int symbols = seed % 2 == 0 ? 3 : 400;
        KeptBook store = new KeptBook();
        BarBook restored = new BarBook(Duration.ofSeconds(1), KEEP);
        List<Trade> said = new ArrayList<>();
        Instant time = T;
        int published = 0;
        for (int step = 0; step < 1_500; step++) {
            time = time.plusMillis(random.nextInt(1_000));
            if (random.nextInt(10) == 0) {
                List<Bar> expected = book.advance(time);
                assertThat(restored.advance(time)).isEqualTo(expected);
                published += expected.size();
            } else if (!said.isEmpty() && random.nextInt(30) == 0) {
                TradeCancelled cancel = cancel(said.get(random.nextInt(said.size())));
                assertThat(restored.take(cancel)).isEqualTo(book.take(cancel));
            } else {
                TradeBatch batch = batch(random, time, "S" + random.nextInt(symbols), step);
                batch.trades().stream().filter(t -> t.tradeId() != null).forEach(said::add);
                int[] outcomes = new int[Outcome.values().length];
                int[] expected = new int[Outcome.values().length];
                book.take(batch, expected);
                restored.take(batch, outcomes);
                assertThat(outcomes).isEqualTo(expected);
            }
            if (random.nextInt(20) == 0) {
                restored.flush(store);
                if (random.nextInt(3) == 0) {
                    restored = store.restored();
                }
            }
        }
        assertThat(published).isGreaterThan(30);
        assertThat(store.wasJournalled()).isTrue();
    }

    @Test
    void fewTradesOfManySymbols_areKeptAsTrades_untilTheyAreAsDearAsTheBars() {
        KeptBook store = new KeptBook();
        for (int round = 0; round < 100; round++) {
            for (int symbol = 0; symbol < 100; symbol++) {
                if ((symbol + round) % 10 == 0) {
                    book.take(
                            batch(new Random(round), T.plusSeconds(round % 50), "S" + symbol, 1_000 * round + symbol),
                            new int[Outcome.values().length]);
                }
            }
            book.flush(store);
        }
        assertThat(store.barsWritten()).isLessThan(1_000);
        assertThat(store.journalled()).isLessThan(2 * (1_200 / TradeJournal.BYTES_A_TRADE) * 100);
    }

    private static TradeBatch batch(Random random, Instant time, String symbol, int step) {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            // Some without an id, some told twice, some late.
            String id = random.nextInt(5) == 0 ? null : "" + (step * 4 + i - (random.nextInt(20) == 0 ? 4 : 0));
            Instant at = time.minusMillis(random.nextInt(10) == 0 ? random.nextInt(90_000) : 0);
            trades.add(
                    new Trade(symbol, "trades:a", time, at, new BigDecimal(price(random)), BigDecimal.ONE, id, null));
        }
        return new TradeBatch(symbol, "trades:a", time, trades);
    }

    private void publish(Instant observed) {
        for (Bar bar : book.advance(observed)) {
            BarKey key = new BarKey(bar.start(), bar.symbol());
            Bar before = bars.put(key, bar);
            assertThat(bar.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
            if (bar.trades() == 0) {
                bars.remove(key);
            }
        }
    }

    private static String price(Random random) {
        return BigDecimal.valueOf(1_000 + random.nextInt(200), 2).toPlainString();
    }

    private static Trade trade(String source, int millis, String id, String price, int size) {
        return new Trade(
                "IBM",
                source,
                T.plusMillis(millis),
                T.plusMillis(millis),
                new BigDecimal(price),
                BigDecimal.valueOf(size),
                id,
                null);
    }

    private static TradeCancelled cancel(Trade t) {
        return new TradeCancelled(t.symbol(), t.source(), t.observed(), t.time(), t.price(), t.size(), t.tradeId());
    }

    private static TradeCorrected correction(Trade was, Trade now) {
        return new TradeCorrected(
                was.symbol(),
                was.source(),
                was.observed(),
                now.time(),
                now.price(),
                now.size(),
                was.time(),
                was.price(),
                was.size(),
                was.tradeId());
    }
}
