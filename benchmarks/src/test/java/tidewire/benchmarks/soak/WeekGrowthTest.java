package tidewire.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeekGrowthTest {
    private static final Instant BEGIN = Instant.parse("2013-10-07T00:00:00Z");

    @Test
    void figures_thatGoUpAndDownWithinTheWeek_areFlat() {
        assertThat(WeekGrowth.of(weeks(day -> figures(day, n -> 200_000_000 + 90_000_000L * (n % 7), n -> 150))))
                .hasSameSizeAs(WeekGrowth.MEASURES)
                .noneMatch(WeekGrowth.Change::grew);
    }

    @Test
    void figure_thatGrowsALittleEachDay_isSaid() {
        assertThat(WeekGrowth.of(weeks(day -> figures(day, n -> 200_000_000 + 10_000_000L * n, n -> 150))))
                .filteredOn(WeekGrowth.Change::grew)
                .extracting(change -> change.measure().name())
                .containsExactly("heap after a collection");
    }

    @Test
    void handles_thatAreNotClosed_areSaid() {
        assertThat(WeekGrowth.of(weeks(day -> figures(day, n -> 200_000_000, n -> 150 + 5 * n))))
                .filteredOn(WeekGrowth.Change::grew)
                .extracting(change -> change.measure().name())
                .containsExactly("open handles");
    }

    @Test
    void firstWeek_inWhichAllIsFilled_doesNotCount() {
        assertThat(WeekGrowth.of(weeks(day -> figures(day, n -> n < 7 ? 50_000_000L : 400_000_000L, n -> 150))))
                .noneMatch(WeekGrowth.Change::grew);
    }

    @Test
    void days_thatAreNoTwoWeeks_sayNothing() {
        assertThat(WeekGrowth.of(weeks(day -> figures(day, n -> n, n -> n)).subList(0, 13)))
                .isEmpty();
    }

    private static List<DayFigures> weeks(IntFunction<DayFigures> of) {
        return IntStream.range(0, 21).mapToObj(of).toList();
    }

    private static DayFigures figures(int day, IntToLongFunction heap, IntToLongFunction handles) {
        return new DayFigures(
                BEGIN.plus(Duration.ofDays(day + 1L)),
                30,
                new ProcessFigures(heap.applyAsLong(day), 1e9, handles.applyAsLong(day), 90),
                5_000_000,
                1_000_000L * day,
                new TopicFigures(
                        Map.of("bounded", 40_000_000L),
                        Map.of("state", 9_000_000L),
                        Map.of("kept", 90_000_000L * day)));
    }
}
