package tidewire.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Bar;
import tidewire.events.TradingDay;

class WatchRowTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant WEDNESDAY = Instant.parse("2013-10-09T13:30:00Z");
    private static final Instant THURSDAY = Instant.parse("2013-10-10T13:30:00Z");

    @Test
    void row_isOfTheDayOfTheLastBar_againstTheCloseBefore() {
        List<Bar> bars = new ArrayList<>();
        bars.add(bar(WEDNESDAY, "100", "100", 10));
        bars.add(bar(WEDNESDAY.plus(Duration.ofMinutes(1)), "100", "200", 10));
        bars.add(bar(
                WEDNESDAY.plus(Duration.ofMinutes(300)),
                "200",
                "200",
                1_000)); // After the time of day of the last bar.
        bars.add(bar(THURSDAY, "210", "230", 30));
        bars.add(bar(THURSDAY.plus(Duration.ofMinutes(1)), "230", "220", 30));

        WatchRow row = WatchRow.of("X", bars, NEW_YORK, null);

        assertThat(row.last()).isEqualByComparingTo("220");
        assertThat(row.change()).isEqualByComparingTo("10.00");
        assertThat(row.gap()).isEqualByComparingTo("5.00");
        assertThat(row.high()).isEqualByComparingTo("230");
        assertThat(row.low()).isEqualByComparingTo("210");
        assertThat(row.volume()).isEqualByComparingTo("60");
        assertThat(row.usual()).isEqualByComparingTo("3.00");
        assertThat(row.time()).isEqualTo(THURSDAY.plus(Duration.ofMinutes(2)));
    }

    @Test
    void firstDay_isMeasuredFromItsOpen_withoutGapAndUsualVolume() {
        WatchRow row = WatchRow.of("X", List.of(bar(THURSDAY, "0.0000080", "0.0000086", 5)), NEW_YORK, null);

        assertThat(row.change()).isEqualByComparingTo("7.50");
        assertThat(row.gap()).isNull();
        assertThat(row.usual()).isNull();
    }

    @Test
    void session_thatIsTold_goesBeforeItsBars() {
        TradingDay told = day(THURSDAY, "205", "195");

        WatchRow row = WatchRow.of("X", List.of(bar(THURSDAY, "200", "201", 5)), NEW_YORK, told);

        assertThat(row.high()).isEqualByComparingTo("205");
        assertThat(row.low()).isEqualByComparingTo("195");
        assertThat(row.previous()).isEqualByComparingTo("190");
        assertThat(row.gap()).isEqualByComparingTo("5.26");
        assertThat(row.change()).isEqualByComparingTo("6.05");
        assertThat(row.yearHigh()).isEqualByComparingTo("250");
        assertThat(row.yearFrom()).isEqualTo("2013-09-02");
    }

    @Test
    void session_thatIsTold_ofAnotherDay_isNotToday() {
        WatchRow row =
                WatchRow.of("X", List.of(bar(THURSDAY, "200", "201", 5)), NEW_YORK, day(WEDNESDAY, "205", "195"));

        assertThat(row.high()).isEqualByComparingTo("201");
        assertThat(row.yearHigh()).isNull();
    }

    private static TradingDay day(Instant start, String high, String low) {
        return new TradingDay(
                "X",
                start.atZone(NEW_YORK).toLocalDate(),
                3,
                start,
                start.plusSeconds(60),
                new BigDecimal("200"),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal("201.50"),
                new BigDecimal("190"),
                new BigDecimal("5.26"),
                new BigDecimal("6.05"),
                new BigDecimal("250"),
                new BigDecimal("150"),
                java.time.LocalDate.parse("2013-09-02"));
    }

    private static Bar bar(Instant start, String open, String close, int volume) {
        BigDecimal from = new BigDecimal(open);
        BigDecimal to = new BigDecimal(close);
        return new Bar("X", start, 60, 0, from, from.max(to), from.min(to), to, new BigDecimal(volume), from, to, 1);
    }
}
