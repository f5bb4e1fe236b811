package tidewire.summarizer.market.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.days.SessionHours;

/** Symbols that stop trading while others go on. Minutes are those of observed time unless a delay is said. */
class MoveWatchTest {
    /** Monday, the open in New York. */
    private static final Instant OPEN = Instant.parse("2013-10-07T13:30:00Z");

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final SessionHours NEW_YORK = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            ZoneId.of("America/New_York"));

    private final Map<String, Set<String>> sources =
            new HashMap<>(Map.of("AIG", Set.of("trades:one"), "IBM", Set.of("trades:one")));
    private MarketRules rules = new MarketRules(MoveRules.DEFAULT.in(NEW_YORK), Map.of(), Map.of());
    private MoveWatch watch = watch();
    private final List<Move> moves = new ArrayList<>();
    private long trades = 20;
    private Duration delay = Duration.ZERO;
    private Instant now = OPEN;
    private @Nullable Instant passed;

    @Test
    void symbolThatStops_whileOthersGoOn_isToldOnce_andSoIsWhereItGoesOn() {
        minutes(60, "AIG", "IBM");
        Instant last = now;
        minutes(30, "IBM");
        minutes(5, "AIG", "IBM");

        assertThat(moves).extracting(Move::kind).containsExactly(Move.Kind.HALT, Move.Kind.REOPENING);
        Move halt = moves.get(0);
        assertThat(halt.symbol()).isEqualTo("AIG");
        assertThat(halt.severity()).isEqualTo(Severity.WARNING);
        assertThat(halt.title()).isEqualTo("AIG has not traded for 5 min");
        assertThat(halt.text()).isEqualTo("AIG has not traded for 5 min while others have; last 43.12");
        assertThat(halt.from()).isEqualTo(last);
        assertThat(halt.observed()).isEqualTo(last.plus(Duration.ofMinutes(5)).plus(GRACE));
        assertThat(halt.changePercent()).isZero();
        Move reopening = moves.get(1);
        assertThat(reopening.text()).isEqualTo("AIG trades again after 31 min, unchanged at 43.12");
        assertThat(reopening.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void thinReopening_isToldWithItsThirdBar() {
        minutes(60, "AIG", "IBM");
        minutes(20, "IBM");
        trades = 1;
        minutes(2, "AIG", "IBM");
        assertThat(moves).extracting(Move::kind).containsExactly(Move.Kind.HALT);
        minutes(5, "AIG", "IBM");
        assertThat(moves).extracting(Move::kind).containsExactly(Move.Kind.HALT, Move.Kind.REOPENING);
    }

    @Test
    void silenceShorterThanTheRulesSay_isNone() {
        minutes(60, "AIG", "IBM");
        for (int times = 0; times < 20; times++) {
            minutes(4, "IBM");
            minutes(30, "AIG", "IBM");
        }
        assertThat(moves).isEmpty();
    }

    @Test
    void venueThatIsWhollySilent_haltsNobody_norDoesItsComingBack() {
        minutes(60, "AIG", "IBM");
        minutes(20);
        minutes(3, "IBM");
        minutes(30, "AIG", "IBM");

        assertThat(moves).isEmpty();
    }

    @Test
    void otherVenues_sayNothingOfASymbol_thatIsNotTheirs() {
        sources.put("IBM", Set.of("trades:two"));
        watch = watch();
        minutes(60, "AIG", "IBM");
        minutes(60, "IBM");

        assertThat(moves).isEmpty();
    }

    @Test
    void symbolOfTwoVenues_isHaltedOnlyWhileBothGoOn() {
        sources.put("AIG", Set.of("trades:one", "trades:two"));
        sources.put("ABC", Set.of("trades:two"));
        watch = watch();
        minutes(60, "AIG", "IBM", "ABC");
        minutes(60, "IBM");
        assertThat(moves).isEmpty();

        minutes(6, "IBM", "ABC");
        assertThat(moves).extracting(Move::symbol).containsExactly("AIG");
    }

    @Test
    void symbolThatTradesSeldom_isNotHalted_byASilenceThatIsUsualForIt() {
        for (int times = 0; times < 40; times++) {
            minutes(1, "AIG", "IBM");
            minutes(9, "IBM");
        }
        minutes(60, "IBM");

        assertThat(moves).isEmpty();
    }

    @Test
    void whoseRhythmIsNotKnownYet_isNotHalted() {
        minutes(15, "AIG", "IBM");
        minutes(60, "IBM");

        assertThat(moves).isEmpty();
    }

    @Test
    void closeOfTheSession_haltsNobody_whoeverGoesOnAfterwards() {
        minutes(387, "AIG", "IBM");
        minutes(120, "IBM");

        assertThat(moves).isEmpty();
    }

    @Test
    void haltThatLastsOverTheClose_isForgottenWithTheNextSession_whichMayHaltAgain() {
        minutes(380, "AIG", "IBM");
        minutes(10, "IBM");
        assertThat(moves).extracting(Move::kind).containsExactly(Move.Kind.HALT);

        now = OPEN.plus(Duration.ofDays(1));
        minutes(60, "AIG", "IBM");
        minutes(6, "IBM");
        assertThat(moves).extracting(Move::kind).containsExactly(Move.Kind.HALT, Move.Kind.HALT);
    }

    @Test
    void delayedTrades_haltAfterTheSameSilence_andSessionsAreThoseOfTheVenuesTime() {
        delay = Duration.ofMinutes(15);
        minutes(60, "AIG", "IBM");
        minutes(6, "IBM");
        assertThat(moves).extracting(Move::title).containsExactly("AIG has not traded for 5 min");

        moves.clear();
        minutes(336, "AIG", "IBM");
        minutes(60, "IBM");
        assertThat(moves).extracting(Move::kind).doesNotContain(Move.Kind.HALT);
    }

    @Test
    void tradesReadFromAnOldFile_haltNobody() {
        delay = Duration.ofDays(30);
        minutes(60, "AIG", "IBM");
        minutes(60, "IBM");

        assertThat(moves).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void watchThatBeginsAgainFromWhatWasWritten_tellsTheSame(int every) {
        scene(0);
        List<Move> straight = List.copyOf(moves);
        moves.clear();
        watch = watch();
        now = OPEN;
        passed = null;
        scene(every);

        assertThat(straight).extracting(Move::kind).contains(Move.Kind.HALT, Move.Kind.REOPENING);
        assertThat(moves).isEqualTo(straight);
    }

    private void scene(int restartEvery) {
        for (int minute = 0; minute < 200; minute++) {
            if (restartEvery > 0 && minute % restartEvery == 0) {
                restart();
            }
            boolean halted = minute >= 50 && minute < 90 || minute >= 150;
            minutes(1, halted ? new String[] {"IBM"} : new String[] {"AIG", "IBM"});
        }
    }

    private void restart() {
        MoveWatch next = watch();
        Map<String, byte[]> symbols = new HashMap<>(written);
        Map<String, byte[]> trading = new HashMap<>(writtenSources);
        watch.write(symbols::put, trading::put);
        symbols.forEach(next::restoreSymbol);
        trading.forEach(next::restoreSource);
        written.putAll(symbols);
        writtenSources.putAll(trading);
        watch = next;
    }

    private final Map<String, byte[]> written = new HashMap<>();
    private final Map<String, byte[]> writtenSources = new HashMap<>();

    private MoveWatch watch() {
        Set<String> all = new java.util.TreeSet<>();
        sources.values().forEach(all::addAll);
        return new MoveWatch(rules, GRACE, name -> sources.getOrDefault(name, Set.of()), all);
    }

    /** So many minutes in which these trade, and a marker ten seconds before and a second after the end of each. */
    private void minutes(int count, String... names) {
        for (int i = 0; i < count; i++) {
            Set<String> traded = new java.util.TreeSet<>();
            for (String name : names) {
                traded.addAll(sources.get(name));
            }
            Instant end = now.plusSeconds(60);
            watch.traded(traded, end.minusSeconds(10));
            pass(end.minusSeconds(10));
            for (String name : names) {
                watch.next(bar(name, now.minus(delay)), end.plus(GRACE)).ifPresent(moves::add);
            }
            pass(end.plus(GRACE));
            now = end;
        }
    }

    private void pass(Instant time) {
        moves.addAll(watch.passed(passed, time));
        passed = time;
    }

    private Bar bar(String symbol, Instant start) {
        BigDecimal price = new BigDecimal("43.12");
        return new Bar(symbol, start, 60, 0, price, price, price, price, BigDecimal.TEN, price, price, trades);
    }
}
