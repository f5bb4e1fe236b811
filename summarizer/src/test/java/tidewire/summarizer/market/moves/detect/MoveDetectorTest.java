package tidewire.summarizer.market.moves.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.market.moves.MoveRules;

class MoveDetectorTest {
    /** Monday, the open in New York. */
    private static final Instant OPEN = Instant.parse("2013-10-07T13:30:00Z");

    private static final SessionHours NEW_YORK = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            ZoneId.of("America/New_York"));

    private MoveRules rules = MoveRules.DEFAULT.in(NEW_YORK);
    private MoveDetector detector = new MoveDetector(rules);
    private SymbolState state = new SymbolState(rules);
    private final List<Move> moves = new ArrayList<>();
    private Instant next = OPEN;

    @Test
    void quietTrading_isNoMove() {
        for (int day = 0; day < 3; day++) {
            next = OPEN.plus(Duration.ofDays(day));
            quiet(390, "180.00", "180.05");
        }
        assertThat(moves).isEmpty();
    }

    @Test
    void opening_awayFromTheCloseBefore_isAGap_saidOnce() {
        quiet(390, "180.00", "180.05");
        next = OPEN.plus(Duration.ofDays(1));
        quiet(60, "182.00", "182.05");

        Move gap = moves.get(0);
        assertThat(moves).hasSize(1);
        assertThat(gap.kind()).isEqualTo(Move.Kind.GAP);
        assertThat(gap.fromPrice()).isEqualTo("180.05");
        assertThat(gap.toPrice()).isEqualTo("182.00");
        assertThat(gap.id()).isEqualTo("move:IBM:gap:" + gap.to());
        assertThat(gap.severity()).isEqualTo(Severity.WARNING);
        assertThat(gap.text()).isEqualTo("IBM opened 1.08% higher at 182.00, after a close of 180.05");
        assertThat(gap.title()).isEqualTo("IBM +1.08% at the open");
    }

    @Test
    void badFirstPrint_isNoGap() {
        quiet(390, "180.00", "180.05");
        next = OPEN.plus(Duration.ofDays(1));
        bar("187.00", "180.02", 20, 100);
        quiet(60, "180.00", "180.05");

        assertThat(moves).isEmpty();
    }

    @Test
    void symbolThatTradesAroundTheClock_hasNoGap() {
        around();
        quiet(2 * 24 * 60, "180.00", "180.05");
        assertThat(moves).isEmpty();
    }

    @Test
    void reopeningAfterAHalt_isSaid_howeverFarItIs() {
        quiet(120, "10.00", "10.01");
        next = next.plus(Duration.ofMinutes(45));
        quiet(30, "7.00", "7.01");

        Move reopening = moves.get(0);
        assertThat(moves).hasSize(1);
        assertThat(reopening.kind()).isEqualTo(Move.Kind.REOPENING);
        assertThat(reopening.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(reopening.text()).isEqualTo("IBM fell 30.07% when trading went on after 46 min, from 10.01 to 7.00");
    }

    @Test
    void seldomTraded_isNotHalted() {
        around();
        for (int i = 0; i < 500; i++) {
            bar("10.00", "10.00", 5, 10);
            next = next.plus(Duration.ofMinutes(20));
        }
        bar("10.15", "10.15", 5, 10);
        assertThat(moves).extracting(Move::kind).doesNotContain(Move.Kind.REOPENING);
    }

    @Test
    void seldomTraded_isNotHalted_fromTheFirstDayOn() {
        around();
        Random random = new Random(2);
        double at = 10;
        for (int i = 0; i < 24; i++) {
            at *= Math.exp(0.006 * random.nextGaussian());
            bar(price(at), price(at), 5, 10);
            next = next.plus(Duration.ofMinutes(59));
        }
        assertThat(moves).extracting(Move::kind).doesNotContain(Move.Kind.REOPENING);
    }

    @Test
    void fall_isASwingFromTheHigh_saidAgainOnlyWhenItHasGoneMuchFurther() {
        quiet(120, "180.00", "180.05");
        ramp(60, 180.0, 174.0);

        assertThat(moves).filteredOn(move -> move.kind() == Move.Kind.SWING).satisfies(swings -> {
            assertThat(swings).hasSize(2);
            assertThat(swings.get(0).severity()).isEqualTo(Severity.INFO);
            assertThat(swings.get(1).severity()).isEqualTo(Severity.WARNING);
            assertThat(swings).allSatisfy(swing -> {
                assertThat(swing.fromPrice()).isEqualTo("180.05");
                assertThat(swing.changePercent()).isNegative();
            });
        });
    }

    @Test
    void changeOfTheDay_isSaidWhenItPassesItsThreshold() {
        quiet(390, "100.00", "100.05");
        next = OPEN.plus(Duration.ofDays(1));
        ramp(380, 100.0, 104.0);

        List<Move> days =
                moves.stream().filter(move -> move.kind() == Move.Kind.DAY).toList();
        assertThat(days)
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.fromPrice()).isEqualTo("100.05"));
        assertThat(days.get(days.size() - 1).text()).startsWith("IBM is up ").contains("% on the day at ");
    }

    @Test
    void moveWithinMinutes_isASpike_inTheWordsTheModelReads() {
        quiet(200, "180.00", "180.05");
        for (int i = 1; i <= 5; i++) {
            bar(price(180 - i * 0.15), price(180 - i * 0.15), 20, 300);
        }
        Move spike = moves.get(0);
        assertThat(spike.kind()).isEqualTo(Move.Kind.SPIKE);
        assertThat(spike.severity()).isEqualTo(Severity.INFO);
        assertThat(spike.text())
                .matches("IBM fell 0\\.\\d+% in (5|20) min, from 180.\\d\\d to 179.\\d+, volume [\\d.]+x normal");
        assertThat(spike.title()).matches("IBM -0\\.\\d+% in (5|20) min");
    }

    @Test
    void whatIsUsual_isThatOfTheTimeOfDay() {
        // A symbol whose first half hour is five times as loud as the rest of the day.
        Random random = new Random(3);
        for (int day = 0; day < 10; day++) {
            next = OPEN.plus(Duration.ofDays(day / 5 * 7 + day % 5));
            double at = 180;
            for (int minute = 0; minute < 390; minute++) {
                at += (minute < 30 ? 0.20 : 0.04) * random.nextGaussian();
                bar(price(at), price(at), 20, 100);
            }
        }
        Volatility usual = state.volatility;
        double open = Math.sqrt(usual.ofMinute(0));
        double noon = Math.sqrt(usual.ofMinute(6));
        assertThat(open / noon).isBetween(3.5, 5.5);
        assertThat(noon).isCloseTo(0.04 / 180, within(0.01 / 180));
    }

    @ParameterizedTest
    @CsvSource({"0.00000860, 0.00000861", "1.02, 1.03", "0.30, 0.31", "0.10, 0.11"})
    void priceThatGoesToAndFroBetweenTwoQuotes_doesNotMove_norSeemVolatile(String bid, String ask) {
        Random random = new Random(9);
        for (int day = 0; day < 5; day++) {
            next = OPEN.plus(Duration.ofDays(day));
            for (int minute = 0; minute < 390; minute++) {
                String price = random.nextBoolean() ? bid : ask;
                bar(price, price, 20, 100);
            }
        }
        assertThat(moves).isEmpty();
        assertThat(state.volatility.usualDay()).isLessThan(1.5 * MoveRules.USUAL_DAY_OF_A_SHARE);
    }

    @Test
    void singleBadPrint_movesNothing_evenInABarOfItsOwn() {
        quiet(120, "180.00", "180.05");
        // The bar's last print is off by three percent, its median is not.
        Bar bad = new Bar(
                "IBM",
                next,
                60,
                0,
                dec("180"),
                dec("180.05"),
                dec("174.60"),
                dec("174.60"),
                dec("100"),
                dec("179.9"),
                dec("180"),
                20);
        add(bad);
        quiet(10, "180.00", "180.05");
        bar("126.00", "126.00", 1, 5_000);
        quiet(60, "180.00", "180.05");

        assertThat(moves).isEmpty();
    }

    /** Of a symbol that trades once a minute, and of which nothing is known yet. */
    @ParameterizedTest
    @CsvSource({"126.00, 0", "260.00, 0", "126.00, 1", "260.00, 1"})
    void badPrintWithWhichASymbolBegins_movesNothing(String bad, int before) {
        for (int m = 0; m < 60; m++) {
            String price = m == before ? bad : m % 2 == 0 ? "180.00" : "180.05";
            bar(price, price, 1, 100);
        }
        assertThat(moves).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00000000086", "0.000086", "1", "43000"})
    void prices_ofAnySize_makeTheSameMoves(String scale) {
        List<Move> ofOne = walk(BigDecimal.ONE);
        moves.clear();
        state = new SymbolState(rules);
        List<Move> scaled = walk(dec(scale));

        assertThat(ofOne).isNotEmpty();
        assertThat(scaled).hasSameSizeAs(ofOne);
        for (int i = 0; i < ofOne.size(); i++) {
            assertThat(scaled.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("fromPrice", "toPrice", "text", "zScore")
                    .isEqualTo(ofOne.get(i));
        }
    }

    private List<Move> walk(BigDecimal scale) {
        around();
        Random random = new Random(11);
        double at = 100;
        for (int minute = 0; minute < 4 * 24 * 60; minute++) {
            at *= Math.exp(0.001 * random.nextGaussian());
            String price =
                    BigDecimal.valueOf(Math.round(at * 1e8), 8).multiply(scale).toPlainString();
            bar(price, price, 20, 100);
        }
        return List.copyOf(moves);
    }

    /** Once where prices lie close together, once where a tick is half a percent. */
    @ParameterizedTest
    @ValueSource(doubles = {1e8, 2})
    void stateWrittenAndRead_goesOnWithTheSameMoves(double ticksAUnit) {
        List<Move> straight = walk(ticksAUnit, false);
        moves.clear();
        List<Move> interrupted = walk(ticksAUnit, true);

        assertThat(straight).isNotEmpty();
        assertThat(interrupted).isEqualTo(straight);
    }

    private List<Move> walk(double ticksAUnit, boolean interrupted) {
        around();
        Random random = new Random(11);
        double at = 100;
        for (int minute = 0; minute < 4 * 24 * 60; minute++) {
            at *= Math.exp(0.001 * random.nextGaussian());
            if (interrupted && minute % 7 == 0) {
                state = SymbolStateCodec.read(SymbolStateCodec.write(state), rules);
            }
            double ticks = random.nextBoolean() ? Math.floor(at * ticksAUnit) : Math.ceil(at * ticksAUnit);
            String price = BigDecimal.valueOf(ticks / ticksAUnit).toPlainString();
            bar(price, price, 20, 100);
        }
        return List.copyOf(moves);
    }

    @Test
    void randomWalk_isHardlyEverAnAlert() {
        double alerts = 0;
        int days = 100;
        for (int day = 0; day < days / 5; day++) {
            around();
            moves.clear();
            Random random = new Random(day);
            double at = 100;
            for (int minute = 0; minute < 5 * 24 * 60; minute++) {
                at *= Math.exp(0.0008 * random.nextGaussian());
                bar(price(at), price(at), 20, 100);
            }
            alerts += moves.stream()
                    .filter(move -> move.severity() != Severity.INFO)
                    .count();
        }
        assertThat(alerts / days).isLessThan(0.5);
    }

    @Test
    void revisionAndBarOutOfOrder_bringNothing() {
        quiet(120, "180.00", "180.05");
        Bar late = new Bar(
                "IBM", OPEN, 60, 1, dec("90"), dec("90"), dec("90"), dec("90"), dec("100"), dec("90"), dec("90"), 20);
        add(late);
        next = OPEN.plus(Duration.ofMinutes(5));
        bar("90.00", "90.00", 20, 100);
        assertThat(moves).isEmpty();
    }

    @Test
    void observed_isWhenTheBarWasKnown() {
        quiet(390, "180.00", "180.05");
        next = OPEN.plus(Duration.ofDays(1));
        quiet(1, "184.00", "184.00");
        assertThat(moves.get(0).observed()).isEqualTo(moves.get(0).to().plusSeconds(1));
    }

    private void around() {
        rules = MoveRules.DEFAULT;
        detector = new MoveDetector(rules);
        state = new SymbolState(rules);
        next = OPEN;
    }

    private void quiet(int count, String one, String other) {
        for (int m = 0; m < count; m++) {
            String price = m % 2 == 0 ? one : other;
            bar(price, price, 20, 100);
        }
    }

    private void ramp(int count, double from, double to) {
        for (int m = 0; m < count; m++) {
            String price = price(from + (to - from) * m / (count - 1));
            bar(price, price, 20, 100);
        }
    }

    private static String price(double value) {
        return BigDecimal.valueOf(Math.round(value * 10_000), 4).toPlainString();
    }

    private void bar(String open, String close, long trades, long volume) {
        BigDecimal o = dec(open);
        BigDecimal c = dec(close);
        add(new Bar("IBM", next, 60, 0, o, o.max(c), o.min(c), c, BigDecimal.valueOf(volume), c, c, trades));
        next = next.plusSeconds(60);
    }

    private void add(Bar bar) {
        detector.next(state, bar, bar.end().plusSeconds(1)).ifPresent(moves::add);
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
