package tidewire.summarizer.market.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Bar;
import tidewire.events.TradingDay;

class SymbolDaysTest {
    private static final SessionHours NEW_YORK = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            ZoneId.of("America/New_York"));
    private static final SessionHours CHICAGO_NIGHT = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(17, 0),
            LocalTime.of(16, 0),
            ZoneId.of("America/Chicago"));

    @Test
    void firstDay_hasNoPreviousClose_andIsItsOwnYear() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        TradingDay day = only(days.next(bar("2026-03-06T14:30:00Z", 100, 101, 99, 100.5)));
        assertThat(day.day()).isEqualTo("2026-03-06");
        assertThat(day.previousClose()).isNull();
        assertThat(day.gapPercent()).isNull();
        assertThat(day.changePercent()).isNull();
        assertThat(day.yearHigh()).isEqualByComparingTo("101");
        assertThat(day.yearLow()).isEqualByComparingTo("99");
        assertThat(day.yearFrom()).isEqualTo("2026-03-06");
    }

    @Test
    void nextSession_overAWeekendAndAChangeOfClocks_opensWithTheGapToTheCloseBefore() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        days.next(bar("2026-03-06T20:59:00Z", 100, 100, 100, 100));
        // Clocks went forward on Sunday the 8th: the open is an hour earlier in UTC.
        TradingDay opened = only(days.next(bar("2026-03-09T13:30:00Z", 102, 103, 101, 101)));
        assertThat(opened.day()).isEqualTo("2026-03-09");
        assertThat(opened.previousClose()).isEqualByComparingTo("100");
        assertThat(opened.gapPercent()).isEqualTo("2.00");
        assertThat(opened.changePercent()).isEqualTo("1.00");
        TradingDay later = only(days.next(bar("2026-03-09T13:31:00Z", 101, 101, 97, 98)));
        assertThat(later.gapPercent()).isEqualTo("2.00");
        assertThat(later.changePercent()).isEqualTo("-2.00");
        assertThat(later.high()).isEqualByComparingTo("103");
        assertThat(later.low()).isEqualByComparingTo("97");
        assertThat(later.revision()).isEqualTo(1);
    }

    @Test
    void barsOutsideTheHours_areOfNoDay() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        assertThat(days.next(bar("2026-03-09T13:29:00Z", 1, 1, 1, 1))).isEmpty();
        assertThat(days.next(bar("2026-03-09T20:00:00Z", 1, 1, 1, 1))).isEmpty();
        assertThat(days.next(bar("2026-03-08T15:00:00Z", 1, 1, 1, 1))).isEmpty();
    }

    @Test
    void halfDay_closesWithItsLastPrice() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        days.next(bar("2026-11-27T17:59:00Z", 50, 50, 50, 50));
        TradingDay monday = only(days.next(bar("2026-11-30T14:30:00Z", 51, 51, 51, 51)));
        assertThat(monday.previousClose()).isEqualByComparingTo("50");
        assertThat(monday.gapPercent()).isEqualTo("2.00");
    }

    @Test
    void sessionThatBeginsInTheEvening_isOfTheDayItEndsOn() {
        SymbolDays days = new SymbolDays(CHICAGO_NIGHT);
        TradingDay sunday = only(days.next(bar("2026-03-08T22:00:00Z", 10, 10, 10, 10)));
        assertThat(sunday.day()).isEqualTo("2026-03-09");
        TradingDay monday = only(days.next(bar("2026-03-09T20:59:00Z", 11, 11, 11, 11)));
        assertThat(monday.day()).isEqualTo("2026-03-09");
        TradingDay evening = only(days.next(bar("2026-03-09T22:00:00Z", 12, 12, 12, 12)));
        assertThat(evening.day()).isEqualTo("2026-03-10");
        assertThat(evening.previousClose()).isEqualByComparingTo("11");
    }

    @Test
    void cancelledHigh_givesTheDayItsNextHigh() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        days.next(bar("2026-03-09T13:30:00Z", 100, 105, 99, 100));
        days.next(bar("2026-03-09T13:31:00Z", 100, 150, 100, 100));
        TradingDay revised = only(days.next(revised("2026-03-09T13:31:00Z", 100, 101, 100, 100)));
        assertThat(revised.high()).isEqualByComparingTo("105");
        assertThat(revised.yearHigh()).isEqualByComparingTo("105");
    }

    @Test
    void lastBarOfWhichNothingStands_givesTheLastPriceBack() {
        SymbolDays days = new SymbolDays(NEW_YORK);
        days.next(bar("2026-03-09T13:30:00Z", 100, 100, 100, 100));
        days.next(bar("2026-03-09T13:31:00Z", 90, 90, 90, 90));
        TradingDay revised = only(days.next(emptied("2026-03-09T13:31:00Z", 90)));
        assertThat(revised.last()).isEqualByComparingTo("100");
        assertThat(revised.low()).isEqualByComparingTo("100");
        assertThat(revised.through()).isEqualTo("2026-03-09T13:31:00Z");
    }

    @Test
    void correctionOfYesterdaysClose_revisesBothDays() {
        SymbolDays days = new SymbolDays(SessionHours.ALWAYS);
        days.next(bar("2026-03-08T23:59:00Z", 100, 100, 100, 100));
        days.next(bar("2026-03-09T00:00:00Z", 102, 102, 102, 102));
        List<TradingDay> told = days.next(revised("2026-03-08T23:59:00Z", 100, 101, 100, 101));
        assertThat(told).extracting(day -> day.day().toString()).containsExactly("2026-03-08", "2026-03-09");
        assertThat(told.get(0).last()).isEqualByComparingTo("101");
        assertThat(told.get(1).previousClose()).isEqualByComparingTo("101");
        assertThat(told.get(1).changePercent()).isEqualTo("0.99");
    }

    @Test
    void yearRange_forgetsWhatIsOlderThan52Weeks() {
        SymbolDays days = new SymbolDays(SessionHours.ALWAYS);
        Instant start = Instant.parse("2025-01-06T12:00:00Z");
        TradingDay last = null;
        for (int week = 0; week < 60; week++) {
            double price = 200 - week;
            last = only(days.next(bar(start.plus(Duration.ofDays(7L * week)), 0, price, price, price, price, 1)));
        }
        assertThat(last.yearHigh()).isEqualByComparingTo("192");
        assertThat(last.yearLow()).isEqualByComparingTo("141");
        assertThat(last.yearFrom()).isEqualTo("2025-03-03");
    }

    @Test
    void coinOfMillionths_hasTheSamePercentagesAsOneOfThousands() {
        SymbolDays days = new SymbolDays(SessionHours.ALWAYS);
        days.next(bar("2026-03-08T12:00:00Z", 8.6e-6, 8.6e-6, 8.6e-6, 8.6e-6));
        TradingDay day = only(days.next(bar("2026-03-09T12:00:00Z", 8.7e-6, 8.7e-6, 8.5e-6, 8.5e-6)));
        assertThat(day.gapPercent()).isEqualTo("1.16");
        assertThat(day.changePercent()).isEqualTo("-1.16");
        assertThat(day.low()).isEqualByComparingTo("0.0000085");
    }

    /** Random bars, late ones, revisions of the last few and emptied ones, against all bars as they stand in the end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyBarsAndRevisions_comeToWhatTheStandingBarsComeTo(long seed) {
        Random random = new Random(seed);
        SymbolDays days = new SymbolDays(NEW_YORK);
        TreeMap<Instant, Bar> standing = new TreeMap<>();
        Map<LocalDate, TradingDay> told = new TreeMap<>();
        Instant time = Instant.parse("2026-03-02T14:00:00Z");
        for (int i = 0; i < 3_000; i++) {
            Bar bar;
            // One of the last three, so that a day may be revised when the next has begun.
            List<Bar> lastBars = new ArrayList<>(standing.descendingMap().values());
            Bar last = lastBars.isEmpty() ? null : lastBars.get(random.nextInt(Math.min(3, lastBars.size())));
            if (last != null && random.nextInt(20) == 0) {
                double price = 50 + random.nextInt(100);
                bar = bar(last.start(), last.revision() + 1, price, price + 2, price - 2, price + 1, 1);
            } else {
                time = time.plusSeconds(60L * (1 + random.nextInt(5)));
                double price = 100 + 10 * random.nextGaussian();
                bar = bar(time, 0, price, price + 1, price - 1, price + random.nextDouble() - 0.5, 1);
            }
            standing.put(bar.start(), bar);
            SymbolDays restored = SymbolDays.read(days.write(), NEW_YORK);
            List<TradingDay> next = days.next(bar);
            assertThat(restored.next(bar)).isEqualTo(next);
            next.forEach(day -> told.put(day.day(), day));
        }
        assertThat(told.size()).isGreaterThan(3);
        assertSame(told, standing);
    }

    private static void assertSame(Map<LocalDate, TradingDay> told, Map<Instant, Bar> standing) {
        Map<LocalDate, List<Bar>> sessions = new TreeMap<>();
        standing.values().forEach(bar -> {
            var local = bar.start().atZone(ZoneId.of("America/New_York"));
            int minute = local.getHour() * 60 + local.getMinute();
            if (local.getDayOfWeek().getValue() <= 5 && minute >= 570 && minute < 960) {
                sessions.computeIfAbsent(local.toLocalDate(), d -> new ArrayList<>())
                        .add(bar);
            }
        });
        assertThat(told.keySet()).isEqualTo(sessions.keySet());
        BigDecimal close = null;
        BigDecimal high = null;
        BigDecimal low = null;
        for (Map.Entry<LocalDate, List<Bar>> session : sessions.entrySet()) {
            List<Bar> bars = session.getValue();
            TradingDay day = told.get(session.getKey());
            BigDecimal open = bars.get(0).open();
            BigDecimal last = bars.get(bars.size() - 1).close();
            BigDecimal dayHigh =
                    bars.stream().map(Bar::high).max(Comparator.naturalOrder()).orElseThrow();
            BigDecimal dayLow =
                    bars.stream().map(Bar::low).min(Comparator.naturalOrder()).orElseThrow();
            high = high == null ? dayHigh : high.max(dayHigh);
            low = low == null ? dayLow : low.min(dayLow);
            assertThat(day.open()).isEqualByComparingTo(open);
            assertThat(day.last()).isEqualByComparingTo(last);
            assertThat(day.high()).isEqualByComparingTo(dayHigh);
            assertThat(day.low()).isEqualByComparingTo(dayLow);
            assertThat(day.yearHigh()).isEqualByComparingTo(high);
            assertThat(day.yearLow()).isEqualByComparingTo(low);
            if (close == null) {
                assertThat(day.previousClose()).isNull();
            } else {
                assertThat(day.previousClose()).isEqualByComparingTo(close);
                assertThat(day.gapPercent()).isEqualTo(percent(close, open));
                assertThat(day.changePercent()).isEqualTo(percent(close, last));
            }
            close = last;
        }
    }

    private static BigDecimal percent(BigDecimal from, BigDecimal to) {
        return to.divide(from, 30, RoundingMode.HALF_EVEN)
                .subtract(BigDecimal.ONE)
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_EVEN);
    }

    private static TradingDay only(List<TradingDay> days) {
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    private static Bar bar(String start, double open, double high, double low, double close) {
        return bar(Instant.parse(start), 0, open, high, low, close, 5);
    }

    private static Bar revised(String start, double open, double high, double low, double close) {
        return bar(Instant.parse(start), 1, open, high, low, close, 4);
    }

    private static Bar emptied(String start, double price) {
        return bar(Instant.parse(start), 1, price, price, price, price, 0);
    }

    private static Bar bar(
            Instant start, int revision, double open, double high, double low, double close, long trades) {
        BigDecimal volume = trades == 0 ? BigDecimal.ZERO : BigDecimal.TEN;
        return new Bar(
                "X",
                start,
                60,
                revision,
                decimal(open),
                decimal(high),
                decimal(low),
                decimal(close),
                volume,
                decimal(close),
                decimal(close),
                trades);
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value, new java.math.MathContext(9));
    }
}
