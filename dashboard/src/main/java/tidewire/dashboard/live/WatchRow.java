package tidewire.dashboard.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.TradingDay;

/**
 * A symbol on the watchlist, on the day of its last bar: by the session's own figures where they are told, else by its bars.
 *
 * @param time end of its last bar
 * @param change percent from the close of the day before, or from the day's open when there is none before
 * @param gap percent from the close of the day before to the day's open, or null when there is none before
 * @param previous close of the session before, or null when there is none before
 * @param yearHigh highest price of the last 52 weeks as far as they were seen, or null when not told
 * @param yearLow lowest price of them
 * @param yearFrom first day that these two are of
 * @param volume traded on the day
 * @param usual {@code volume} as a multiple of what was traded by that time on the days before on average, or null without such days
 */
public record WatchRow(
        String symbol,
        BigDecimal last,
        Instant time,
        BigDecimal change,
        @Nullable BigDecimal gap,
        BigDecimal high,
        BigDecimal low,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal yearHigh,
        @Nullable BigDecimal yearLow,
        @Nullable LocalDate yearFrom,
        BigDecimal volume,
        @Nullable BigDecimal usual) {
    private static final Duration LONGEST_SESSION = Duration.ofDays(1);

    /**
     * @param bars in order of time, at least one
     * @param zone whose days these are
     * @param told what is told of the symbol's last session, or null
     */
    public static WatchRow of(String symbol, List<Bar> bars, ZoneId zone, @Nullable TradingDay told) {
        TreeMap<LocalDate, List<Bar>> days = new TreeMap<>();
        for (Bar bar : bars) {
            days.computeIfAbsent(bar.start().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                    .add(bar);
        }
        List<Bar> today = days.lastEntry().getValue();
        Map.Entry<LocalDate, List<Bar>> before = days.lowerEntry(days.lastKey());
        Bar last = today.get(today.size() - 1);
        BigDecimal open = today.get(0).open();
        BigDecimal previous = before == null
                ? null
                : before.getValue().get(before.getValue().size() - 1).close();
        BigDecimal volume = volume(today, null, zone);
        BigDecimal usual = usual(days, today, last.start().atZone(zone).toLocalTime(), zone);
        // A session that began a day or more before the last bar is an older one.
        if (told != null && told.start().isAfter(last.start().minus(LONGEST_SESSION))) {
            return new WatchRow(
                    symbol,
                    told.last(),
                    last.end(),
                    told.changePercent() == null ? percent(told.open(), told.last()) : told.changePercent(),
                    told.gapPercent(),
                    told.high(),
                    told.low(),
                    told.previousClose(),
                    told.yearHigh(),
                    told.yearLow(),
                    told.yearFrom(),
                    volume,
                    usual);
        }
        return new WatchRow(
                symbol,
                last.close(),
                last.end(),
                percent(previous == null ? open : previous, last.close()),
                previous == null ? null : percent(previous, open),
                today.stream().map(Bar::high).reduce(BigDecimal::max).orElseThrow(),
                today.stream().map(Bar::low).reduce(BigDecimal::min).orElseThrow(),
                previous,
                null,
                null,
                null,
                volume,
                usual);
    }

    private static @Nullable BigDecimal usual(
            TreeMap<LocalDate, List<Bar>> days, List<Bar> today, LocalTime until, ZoneId zone) {
        List<BigDecimal> others = days.headMap(days.lastKey()).values().stream()
                .map(day -> volume(day, until, zone))
                .filter(volume -> volume.signum() > 0)
                .toList();
        if (others.isEmpty()) {
            return null;
        }
        BigDecimal sum = others.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(new BigDecimal(others.size()), 12, RoundingMode.HALF_EVEN);
        return mean.signum() == 0 ? null : volume(today, null, zone).divide(mean, 2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal volume(List<Bar> day, @Nullable LocalTime until, ZoneId zone) {
        return day.stream()
                .filter(bar ->
                        until == null || !bar.start().atZone(zone).toLocalTime().isAfter(until))
                .map(Bar::volume)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal percent(BigDecimal from, BigDecimal to) {
        return to.subtract(from).multiply(new BigDecimal(100)).divide(from, 2, RoundingMode.HALF_EVEN);
    }
}
