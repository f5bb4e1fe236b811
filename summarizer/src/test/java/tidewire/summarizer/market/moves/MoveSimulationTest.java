package tidewire.summarizer.market.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.market.moves.MarketSimulation.NEW_YORK;
import static tidewire.summarizer.market.moves.MarketSimulation.isAlert;
import static tidewire.summarizer.market.moves.MarketSimulation.since;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Move;
import tidewire.events.Severity;

/** Markets that nobody has seen: what is said of them, and what is not. Random walks are of fixed seeds. */
class MoveSimulationTest {
    private static final MoveRules COIN = MoveRules.DEFAULT;
    private static final MoveRules SHARE = MoveRules.DEFAULT.in(NEW_YORK);
    private static final long[] SEEDS = LongStream.range(0, 20).toArray();

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2, 3, 4, 6, 10, 15})
    void randomWalkRoundTheClock_alertsLessThanEverySecondDay(double usualDay) {
        int alerts = 0;
        for (long seed : SEEDS) {
            alerts += new MarketSimulation(COIN, 43_000, usualDay, seed)
                    .walk("2026-03-02T00:00:00Z", "2026-03-07T00:00:00Z")
                    .alerts()
                    .size();
        }
        assertThat(alerts / (5.0 * SEEDS.length)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 2, 3, 5})
    void randomWalkInSessions_alertsLessThanEverySecondDay(double usualDay) {
        int alerts = 0;
        for (long seed : SEEDS) {
            // Two weeks with a change of clocks between them.
            alerts += new MarketSimulation(SHARE, 180, usualDay, seed)
                    .walk("2026-03-02T14:30:00Z", "2026-03-14T00:00:00Z")
                    .alerts()
                    .size();
        }
        assertThat(alerts / (10.0 * SEEDS.length)).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({"2, WARNING", "-12, CRITICAL"})
    void openingAfterAWeekendAndAChangeOfClocks_isAGap(double percent, Severity severity) {
        List<Move> moves = new MarketSimulation(SHARE, 180, 1, 1)
                .walk("2026-03-02T14:30:00Z", "2026-03-07T00:00:00Z")
                .jump(percent)
                .walk("2026-03-09T13:30:00Z", "2026-03-09T13:35:00Z")
                .moves();
        assertThat(moves)
                .filteredOn(since("2026-03-09T00:00:00Z"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Move.Kind.GAP);
                    assertThat(gap.severity()).isEqualTo(severity);
                    assertThat(gap.from()).isEqualTo("2026-03-06T21:00:00Z");
                    assertThat(gap.to()).isEqualTo("2026-03-09T13:31:00Z");
                });
    }

    @Test
    void halfDay_isNoHalt_andTheNextSessionOpensFromItsClose() {
        List<Move> moves = new MarketSimulation(SHARE, 180, 1, 2)
                .walk("2026-11-23T14:30:00Z", "2026-11-27T18:00:00Z")
                .jump(3)
                .walk("2026-11-30T14:30:00Z", "2026-11-30T21:00:00Z")
                .moves();
        assertThat(moves).extracting(Move::kind).doesNotContain(Move.Kind.REOPENING);
        assertThat(moves)
                .filteredOn(move -> move.kind() == Move.Kind.GAP && isAlert().test(move))
                .singleElement()
                .satisfies(gap -> assertThat(gap.from()).isEqualTo("2026-11-27T18:00:00Z"));
    }

    @Test
    void split_isOneGap_andTheDayGoesOnAsAnyOther() {
        List<Move> moves = new MarketSimulation(SHARE, 180, 1, 3)
                .walk("2026-03-02T14:30:00Z", "2026-03-05T21:00:00Z")
                .jump(-90)
                .walk("2026-03-06T14:30:00Z", "2026-03-13T21:00:00Z")
                .moves();
        List<Move> alerts = moves.stream()
                .filter(isAlert())
                .filter(since("2026-03-06T00:00:00Z"))
                .toList();
        assertThat(alerts.get(0).kind()).isEqualTo(Move.Kind.GAP);
        assertThat(alerts.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alerts).hasSizeLessThan(4);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T12:00:00Z, 2026-03-03T12:45:00Z",
        "2026-03-03T23:40:00Z, 2026-03-04T00:25:00Z",
        "2026-03-07T20:00:00Z, 2026-03-08T09:00:00Z",
    })
    void haltOfACoin_overMidnightToo_isAReopening(String stops, String goesOn) {
        List<Move> moves = new MarketSimulation(COIN, 8.6e-6, 3, 4)
                .walk("2026-03-02T00:00:00Z", stops)
                .jump(-30)
                .walk(goesOn, "2026-03-08T12:00:00Z")
                .moves();
        assertThat(moves)
                .filteredOn(move -> move.severity() == Severity.CRITICAL)
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.kind()).isEqualTo(Move.Kind.REOPENING);
                    assertThat(move.from()).isEqualTo(stops);
                });
    }

    @ParameterizedTest
    @CsvSource({"50, 10", "50, -40", "5, 10", "1, 10", "1, -40", "1, 900"})
    void badPrints_changeNothing_exceptThatThinBarsAreSmoothed(long trades, double percent) {
        MarketSimulation clean =
                new MarketSimulation(COIN, 100, 3, 5).thin(trades).walk("2026-03-02T00:00:00Z", "2026-03-07T00:00:00Z");
        List<Move> without = clean.alerts();
        List<Move> with = clean.badPrints(5, percent).alerts();
        assertThat(with).hasSize(without.size());
        assertThat(with).allMatch(move -> move.changePercent().abs().doubleValue() < 9);
    }

    @ParameterizedTest
    @CsvSource({"6, 24", "-6, 24", "9, 72", "-9, 72"})
    void slowDrift_isSaid_inItsDirectionAlone(double percent, int hours) {
        String from = "2026-03-04T00:00:00Z";
        String to = java.time.Instant.parse(from)
                .plus(java.time.Duration.ofHours(hours))
                .toString();
        List<Move> moves = new MarketSimulation(COIN, 2_000, 1.5, 6)
                .walk("2026-03-02T00:00:00Z", from)
                .drift(from, to, percent)
                .moves();
        assertThat(moves)
                .filteredOn(since(from))
                .filteredOn(isAlert())
                .isNotEmpty()
                .allMatch(move -> move.changePercent().signum() == Math.signum(percent));
    }

    @Test
    void crashAndRecovery_areBothSaid_fromTheirOwnExtremes() {
        MarketSimulation market = new MarketSimulation(COIN, 100, 2, 7)
                .walk("2026-03-02T00:00:00Z", "2026-03-03T10:00:00Z")
                .drift("2026-03-03T10:00:00Z", "2026-03-03T10:10:00Z", -9)
                .drift("2026-03-03T10:10:00Z", "2026-03-03T10:20:00Z", 9)
                .walk("2026-03-03T10:20:00Z", "2026-03-03T12:00:00Z");
        List<Move> alerts = market.moves().stream()
                .filter(isAlert())
                .filter(since("2026-03-03T10:00:00Z"))
                .toList();
        assertThat(alerts).extracting(move -> move.changePercent().signum()).contains(-1, 1);
        assertThat(alerts).hasSizeLessThan(8);
    }

    /** The tick is from 0.1% to a tenth of the price. */
    @ParameterizedTest
    @CsvSource({
        "0.0000086, 8, 3",
        "0.00000086, 8, 3",
        "0.0000001, 8, 3",
        "0.0000086, 8, 6",
        "9.87, 2, 2",
        "1.02, 2, 2",
        "0.30, 2, 5",
        "0.11, 2, 3"
    })
    void randomWalkOnACoarseGrid_alertsLessThanEverySecondDay(double price, int decimals, double usualDay) {
        boolean share = decimals == 2;
        int alerts = 0;
        for (long seed = 0; seed < 8; seed++) {
            alerts += new MarketSimulation(share ? SHARE : COIN, price, usualDay, seed)
                    .ticks(decimals)
                    .walk("2026-03-02T14:30:00Z", share ? "2026-03-14T00:00:00Z" : "2026-03-07T14:30:00Z")
                    .alerts()
                    .size();
        }
        assertThat(alerts / ((share ? 10.0 : 5.0) * 8)).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000086, 8, 8",
        "0.0000086, 8, -8",
        "0.00000086, 8, -12",
        "0.0000003, 8, 30",
        "1.02, 2, -8",
        "1.02, 2, 10",
        "0.30, 2, -25",
        "0.30, 2, 30"
    })
    void realMoveOnACoarseGrid_isAnAlert_inItsDirectionAlone(double price, int decimals, double percent) {
        boolean share = decimals == 2;
        String from = "2026-03-10T13:30:00Z";
        String to = "2026-03-10T19:59:00Z";
        for (long seed = 0; seed < 3; seed++) {
            List<Move> alerts = new MarketSimulation(share ? SHARE : COIN, price, 1.5, seed)
                    .ticks(decimals)
                    .walk("2026-03-03T14:30:00Z", from)
                    .drift(from, to, percent)
                    .alerts();
            assertThat(alerts)
                    .filteredOn(since(from))
                    .isNotEmpty()
                    .allMatch(move -> move.changePercent().signum() == Math.signum(percent));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 8.6e-6, 1, 43_000, 7e8})
    void size_ofAPriceDoesNotMatter(double price) {
        List<Move> moves = events(price);
        assertThat(moves).isNotEmpty();
        assertThat(moves)
                .extracting(Move::kind, Move::to, Move::changePercent, Move::severity)
                .isEqualTo(events(100).stream()
                        .map(move -> new org.assertj.core.groups.Tuple(
                                move.kind(), move.to(), move.changePercent(), move.severity()))
                        .toList());
    }

    private static List<Move> events(double price) {
        return new MarketSimulation(COIN, price, 3, 8)
                .walk("2026-03-02T00:00:00Z", "2026-03-03T10:00:00Z")
                .jump(-6)
                .walk("2026-03-03T10:00:00Z", "2026-03-03T12:00:00Z")
                .drift("2026-03-03T12:00:00Z", "2026-03-03T20:00:00Z", 12)
                .moves();
    }
}
