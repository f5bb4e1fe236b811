package tidewire.summarizer.market;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.minute;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Bar;
import tidewire.events.Move;

class MoveDetectorTest {
    private static final int QUIET = 60;

    private final MoveDetector detector = new MoveDetector(MoveRules.DEFAULT);
    private SymbolState state = SymbolState.NEW;
    private final List<Move> moves = new ArrayList<>();

    @Test
    void quietTrading_isNoMove() {
        quiet(0, 600);

        assertThat(moves).isEmpty();
    }

    @Test
    void fallOnVolume_isOneMove_inTheWordsTheModelReads() {
        quiet(0, QUIET);
        level(QUIET, 15, "178.00", 250);

        Move move = moves.get(0);
        assertThat(moves).hasSize(1);
        assertThat(move.symbol()).isEqualTo("IBM");
        assertThat(move.id()).isEqualTo("move:IBM:" + move.to());
        assertThat(Duration.between(move.from(), move.to())).isIn(Duration.ofMinutes(5), Duration.ofMinutes(20));
        assertThat(move.changePercent())
                .isEqualTo(move.toPrice()
                        .subtract(move.fromPrice())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(move.fromPrice(), 2, RoundingMode.HALF_EVEN));
        assertThat(move.text())
                .isEqualTo("IBM fell " + move.changePercent().negate() + "% in "
                        + Duration.between(move.from(), move.to()).toMinutes() + " min, from "
                        + MoveText.price(move.fromPrice()) + " to " + MoveText.price(move.toPrice()) + ", volume "
                        + move.volumeRatio() + "x normal");
        assertThat(move.zScore().doubleValue()).isLessThan(-MoveRules.DEFAULT.minZ());
    }

    @Test
    void zScore_isTheLogChangeInUnitsOfTheVolatilityBeforeIt() {
        // Alternating closes: every return is ln(180.05/180) up or down, so the volatility is known by hand.
        quiet(0, QUIET);
        level(QUIET, 5, "178.00", 250);

        Move move = moves.get(0);
        double perMinute = Math.log(180.05 / 180.00);
        double expected = Math.log(178.00 / move.fromPrice().doubleValue()) / (perMinute * Math.sqrt(5));
        assertThat(move.zScore().doubleValue()).isEqualTo(expected, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void moveThatGoesOn_isReportedAgainOnlyForWhatIsNew() {
        quiet(0, QUIET);
        fall(QUIET, 30, "0.40", 250);

        assertThat(moves.size()).isBetween(2, 6);
        for (int i = 1; i < moves.size(); i++) {
            assertThat(moves.get(i).from()).isAfterOrEqualTo(moves.get(i - 1).to());
        }
    }

    @Test
    void singleBadPrint_isNoMove_andDoesNotHideTheNextOne() {
        quiet(0, QUIET);
        // The last of a hundred trades of the minute is off by three percent; the average hardly shows it.
        bar(QUIET, "180.00", "174.60", "179.95", 120, 100);
        quiet(QUIET + 1, 30);
        assertThat(moves).isEmpty();

        fall(QUIET + 31, 8, "0.60", 250);
        assertThat(moves).isNotEmpty();
    }

    @Test
    void fewTrades_areNoMove() {
        quiet(0, QUIET);
        for (int m = 0; m < 5; m++) {
            bar(QUIET + m, "178.00", "178.00", "178.00", 300, 4);
        }

        assertThat(moves).isEmpty();
    }

    @Test
    void thinVolume_isNoMove() {
        quiet(0, QUIET);
        level(QUIET, 20, "180.00", 40);
        level(QUIET + 20, 5, "178.00", 40);

        assertThat(moves).isEmpty();
    }

    @Test
    void overnightGap_isNeitherMoveNorVolatility() {
        quiet(0, QUIET);
        double before = state.variance();
        int nextDay = 24 * 60;
        for (int m = 0; m < 25; m++) {
            String price = m % 2 == 0 ? "189.00" : "189.05";
            bar(nextDay + m, price, price, price, 100, 20);
        }

        assertThat(moves).isEmpty();
        assertThat(state.variance()).isLessThanOrEqualTo(before * 1.01);
        fall(nextDay + 25, 6, "0.50", 250, "189.00");
        assertThat(moves).isNotEmpty();
    }

    @Test
    void warmUp_reportsNothing() {
        quiet(0, 20);
        fall(20, 8, "0.40", 250);

        assertThat(moves).isEmpty();
    }

    @Test
    void minutesWithoutTrades_countAsNoChange() {
        quiet(0, QUIET);
        bar(QUIET + 5, "178.00", "178.00", "178.00", 600, 20);

        Move move = moves.get(0);
        assertThat(move.from()).isEqualTo(minute(QUIET + 1));
        assertThat(move.fromPrice()).isEqualByComparingTo("180.05");
    }

    private void quiet(int from, int count) {
        for (int m = from; m < from + count; m++) {
            String price = m % 2 == 0 ? "180.00" : "180.05";
            bar(m, price, price, price, 100, 20);
        }
    }

    private void level(int from, int count, String price, long volume) {
        for (int m = from; m < from + count; m++) {
            bar(m, price, price, price, volume, 20);
        }
    }

    private void fall(int from, int count, String step, long volume) {
        fall(from, count, step, volume, "180.00");
    }

    private void fall(int from, int count, String step, long volume, String start) {
        BigDecimal price = new BigDecimal(start);
        for (int m = 0; m < count; m++) {
            price = price.subtract(new BigDecimal(step));
            bar(from + m, price.toString(), price.toString(), price.toString(), volume, 20);
        }
    }

    private void bar(int minute, String open, String close, String vwap, long volume, long trades) {
        Instant start = minute(minute);
        BigDecimal o = new BigDecimal(open);
        BigDecimal c = new BigDecimal(close);
        MoveDetector.Step step = detector.next(
                state,
                new Bar(
                        "IBM",
                        start,
                        60,
                        0,
                        o,
                        o.max(c),
                        o.min(c),
                        c,
                        BigDecimal.valueOf(volume),
                        new BigDecimal(vwap),
                        c,
                        trades),
                start.plusSeconds(61));
        state = step.state();
        step.move().ifPresent(moves::add);
    }
}
