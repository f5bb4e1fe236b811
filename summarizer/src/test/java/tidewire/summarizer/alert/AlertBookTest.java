package tidewire.summarizer.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;
import tidewire.events.TapeEntry.LinkedStory;

class AlertBookTest {
    private static final Instant TIME = Instant.parse("2013-10-10T14:00:00Z");
    private AlertBook book =
            new AlertBook("markets", ZoneId.of("America/New_York"), policy(news("several", 3, 0, 0), moves("1")));
    private long sequence;

    @Test
    void story_belowEveryLimit_isNoAlert() {
        assertThat(report("Board meets", Role.NEW, 1, 0.4)).isEmpty();
    }

    @Test
    void story_thatReachesItsSources_alertsOnceAndSaysWhy() {
        report("Board meets", Role.NEW, 1, 0.4);
        report("Board meets", Role.COPY, 2, 0.5);

        List<Alert> alerts = report("Board to meet on debt", Role.COPY, 3, 0.6);

        assertThat(alerts).hasSize(1);
        Alert alert = alerts.get(0);
        assertThat(alert.action()).isEqualTo(Alert.Action.CREATED);
        assertThat(alert.why()).isEqualTo("3 sources");
        assertThat(alert.rule()).isEqualTo("several");
        assertThat(alert.story()).isEqualTo("story-1");
        assertThat(alert.zone()).isEqualTo("America/New_York");
        assertThat(report("Board meets again", Role.COPY, 4, 0.6)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "new fact,        Toll rises to 14,  UPDATE,     3, 60",
        "correction,      Board meets,       CORRECTION, 3, 60",
        "more sources,    Board meets,       COPY,       5, 60",
        "an event,        Chairman of the board resigns, UPDATE, 3, 60",
        "after cooldown,  Chairman of the board speaks, UPDATE, 3, 3700",
    })
    void openStory_withMoreToSay_isUpdatedUnderItsId(String what, String title, Role role, int sources, long later) {
        Alert first = report("Board meets", Role.NEW, 3, 0.5).get(0);

        List<Alert> alerts = report(TIME.plusSeconds(later), title, role, sources, 0.5, null);

        assertThat(alerts).as(what).hasSize(1);
        assertThat(alerts.get(0).id()).isEqualTo(first.id());
        assertThat(alerts.get(0).revision()).isEqualTo(1);
        assertThat(alerts.get(0).action()).isEqualTo(Alert.Action.UPDATED);
        assertThat(alerts.get(0).cites()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Chairman of the board speaks, UPDATE, 60",
        "Board resigns to meet, UPDATE, 60",
        "Instant View: Chairman of the board resigns, UPDATE, 60",
        "Toll rises to 14, COPY, 60",
        "Board meets, COPY, 7200",
        "UPDATE 2-Board meets, UPDATE, 7200",
        "Board meets today in Tarn, UPDATE, 7200",
        "Instant View: Chairman of the board resigns, UPDATE, 7200",
        "Analysis: What the chairman's exit means to 14 banks, UPDATE, 7200"
    })
    void openStory_withNothingMoreToSay_isSilent(String title, Role role, long later) {
        report("Board meets", Role.NEW, 3, 0.5);
        assertThat(report(TIME.plusSeconds(later), title, role, 4, 0.5, null)).isEmpty();
    }

    @Test
    void reportThatSaysSomethingElse_isToldWhenTheCooldownIsOver_once() {
        Alert first = report("Board meets", Role.NEW, 3, 0.5).get(0);
        assertThat(report(TIME.plusSeconds(60), "Chairman of the board speaks", Role.UPDATE, 3, 0.5, null))
                .isEmpty();
        assertThat(report(TIME.plusSeconds(90), "Board meets", Role.COPY, 3, 0.5, null))
                .isEmpty();
        assertThat(quiet(TIME.plusSeconds(3_599))).isEmpty();

        List<Alert> alerts = quiet(TIME.plusSeconds(3_600));

        assertThat(alerts).extracting(Alert::title).containsExactly("Chairman of the board speaks");
        assertThat(alerts.get(0).id()).isEqualTo(first.id());
        assertThat(alerts.get(0).revision()).isEqualTo(1);
        assertThat(alerts.get(0).action()).isEqualTo(Alert.Action.UPDATED);
        assertThat(alerts.get(0).time()).isEqualTo(TIME.plusSeconds(3_600));
        assertThat(quiet(TIME.plusSeconds(7_300))).isEmpty();
        assertThat(report(TIME.plusSeconds(7_400), "Chairman of the board speaks", Role.UPDATE, 3, 0.5, null))
                .as("told already")
                .isEmpty();
    }

    @Test
    void newFact_takesThePlaceOfWhatWasHeld_andDoesNotHideIt() {
        report("Board meets", Role.NEW, 3, 0.5);
        report(TIME.plusSeconds(60), "Chairman of the board speaks", Role.UPDATE, 3, 0.5, null);
        assertThat(report(TIME.plusSeconds(600), "Toll rises to 14", Role.UPDATE, 3, 0.5, null))
                .hasSize(1);

        assertThat(quiet(TIME.plusSeconds(3_700)))
                .as("an hour after the last word")
                .isEmpty();
        assertThat(quiet(TIME.plusSeconds(4_200)))
                .extracting(Alert::title)
                .containsExactly("Chairman of the board speaks");
    }

    @Test
    void ruleOfAnotherDesk_isSilentHere() {
        AlertRule elsewhere = new AlertRule(
                "elsewhere",
                Severity.CRITICAL,
                Set.of("policy", "world"),
                List.of(),
                Set.of(),
                Set.of(),
                1,
                0,
                0,
                Set.of(),
                BigDecimal.ZERO);
        book = new AlertBook("markets", ZoneId.of("America/New_York"), policy(elsewhere, news("several", 3, 0, 0)));
        assertThat(report("Board meets", Role.NEW, 2, 0.4)).isEmpty();

        assertThat(report("Board meets", Role.COPY, 3, 0.4))
                .extracting(Alert::rule, Alert::severity)
                .containsExactly(tuple("several", Severity.WARNING));
        book = new AlertBook("policy", ZoneId.of("America/New_York"), policy(elsewhere));
        assertThat(report("Board meets", Role.NEW, 1, 0.4))
                .extracting(Alert::rule)
                .containsExactly("elsewhere");
    }

    @Test
    void higherSeverity_breaksTheCooldown() {
        book = new AlertBook("markets", ZoneId.of("America/New_York"), policy(news("several", 3, 0, 0), severe()));
        report("Flaw found", Role.NEW, 3, 0.5);

        List<Alert> alerts = report(TIME.plusSeconds(5), "Flaw found", Role.COPY, 3, 0.5, 9.8);

        assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
        assertThat(alerts).extracting(Alert::why).containsExactly("3 sources; score 9.8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tarn cuts rates                              | true
            Instant View: Tarn cuts rates                | true
            Analysis: Tarn's rate cut                    | false
            Factbox: Central banks that cut rates        | false
            Why Tarn cuts rates                          | false
            Tarn need not cut rates: Miller              | false
            Stocks edge higher as Tarn cuts rates        | false
            Stocks plunge as Tarn cuts rates             | true
            """)
    void importance_isAnInterruption_whereAnEventIsTold(String title, boolean alerts) {
        book = new AlertBook("markets", ZoneId.of("America/New_York"), policy(news("important", 0, 0.5, 0)));

        assertThat(report(title, Role.NEW, 1, 0.6).isEmpty()).isEqualTo(!alerts);
    }

    @Test
    void whatARuleAsksForByItsWords_alertsWhateverTheReportIsWrittenFor() {
        book = new AlertBook("markets", ZoneId.of("America/New_York"), policy(news("several", 3, 0, 0)));

        assertThat(report("Analysis: Tarn's rate cut", Role.NEW, 3, 0.6)).hasSize(1);
    }

    @Test
    void backlog_isNoNews() {
        NewsItem item = item("Board meets", null, true);
        assertThat(take(new TapeEntry(
                        "markets", 0, TIME, TapeEntry.Kind.ITEM, false, item, story(Role.NEW, 9, 0.9), null, null)))
                .isEmpty();
    }

    @Test
    void word_standsByItselfInHeadlineOrSummary() {
        AlertRule rule = new AlertRule(
                "words",
                Severity.WARNING,
                Set.of(),
                List.of("debt limit", "比特币"),
                Set.of(),
                Set.of(),
                0,
                0,
                0,
                Set.of(),
                BigDecimal.ZERO);
        book = new AlertBook("markets", ZoneId.of("America/New_York"), policy(rule));
        assertThat(report("Debt limits differ", Role.NEW, 1, 0)).isEmpty();
        assertThat(report("House votes on the Debt Limit", Role.NEW, 1, 0))
                .extracting(Alert::why)
                .containsExactly("word: debt limit");
    }

    @Test
    void symbolsMovingTogether_areOneAlert() {
        Alert first = move(TIME, "SPY", Move.Kind.SWING, "-1.10").get(0);
        List<Alert> second = move(TIME.plusSeconds(300), "IBM", Move.Kind.SWING, "-2.00");

        assertThat(second).hasSize(1);
        assertThat(second.get(0).id()).isEqualTo(first.id());
        assertThat(second.get(0).title()).isEqualTo("2 symbols fall: IBM -2.00%, SPY -1.10%");
        assertThat(second.get(0).symbols()).containsExactly("IBM", "SPY");
        assertThat(second.get(0).cites()).extracting(Citation::kind).containsOnly(Citation.Kind.MOVE);
    }

    @Test
    void symbolsMovingApart_areTwoAlerts() {
        Alert first = move(TIME, "SPY", Move.Kind.SWING, "-1.10").get(0);
        assertThat(move(TIME.plusSeconds(300), "IBM", Move.Kind.SWING, "2.00"))
                .extracting(Alert::id)
                .doesNotContain(first.id())
                .hasSize(1);
    }

    @Test
    void sameSymbol_isToldAgainOnlyMuchFurther() {
        move(TIME, "SPY", Move.Kind.SWING, "-1.10");
        assertThat(move(TIME.plusSeconds(60), "SPY", Move.Kind.DAY, "-1.40")).isEmpty();
        assertThat(move(TIME.plusSeconds(120), "SPY", Move.Kind.DAY, "-1.70"))
                .extracting(Alert::action)
                .containsExactly(Alert.Action.UPDATED);
    }

    @Test
    void sameWayOfASymbol_afterTheCooldown_isToldOnlyMuchFurther_andAnotherWayByItself() {
        Alert first = move(TIME, "SPY", Move.Kind.DAY, "-2.00").get(0);
        Instant later = TIME.plusSeconds(7_200);
        Instant before = TIME.minusSeconds(600);
        assertThat(move(before, later, "SPY", "-1.10")).isEmpty();
        assertThat(move(before, later.plusSeconds(60), "SPY", "-2.90")).isEmpty();
        assertThat(move(before, later.plusSeconds(120), "SPY", "-3.00"))
                .extracting(Alert::id, Alert::action)
                .containsExactly(tuple(first.id(), Alert.Action.UPDATED));

        Instant evening = later.plusSeconds(7_200);
        assertThat(move(evening.minusSeconds(600), evening, "SPY", "-1.10"))
                .extracting(Alert::action)
                .containsExactly(Alert.Action.CREATED);
    }

    @Test
    void haltsOfSymbols_areOneAlert_whateverTheLeastChange_andSayWhenTheLastTradeWas() {
        book = new AlertBook("markets", ZoneId.of("America/New_York"), AlertPolicy.DEFAULT);
        Alert first = move(TIME, "AIG", Move.Kind.HALT, "0.00").get(0);
        List<Alert> second = move(TIME.plusSeconds(60), "IBM", Move.Kind.HALT, "0.00");

        assertThat(first.why()).isEqualTo("halt of 10 min");
        assertThat(first.text()).matches("AIG moved\\. at \\d\\d:\\d\\d\\.");
        assertThat(second).extracting(Alert::id).containsExactly(first.id());
        assertThat(second.get(0).title()).isEqualTo("2 symbols have stopped trading: AIG, IBM");
        assertThat(move(TIME.plusSeconds(120), "SPY", Move.Kind.SWING, "-1.10"))
                .as("a move is no part of it")
                .extracting(Alert::action)
                .containsExactly(Alert.Action.CREATED);
    }

    @Test
    void symbolThatTradesAgain_isToldUnderItsHalt_howeverSmallTheChange() {
        book = new AlertBook("markets", ZoneId.of("America/New_York"), AlertPolicy.DEFAULT);
        Alert halt = move(TIME, "AIG", Move.Kind.HALT, "0.00").get(0);
        move(TIME.plusSeconds(60), "IBM", Move.Kind.HALT, "0.00");
        List<Alert> ibm = move(TIME.plusSeconds(1_800), "IBM", Move.Kind.REOPENING, "0.00");
        List<Alert> aig = move(TIME.plusSeconds(9_000), "AIG", Move.Kind.REOPENING, "-30.00");

        assertThat(ibm)
                .extracting(Alert::id, Alert::action, Alert::symbols)
                .containsExactly(tuple(halt.id(), Alert.Action.UPDATED, List.of("IBM")));
        assertThat(aig).extracting(Alert::id, Alert::title).containsExactly(tuple(halt.id(), "AIG -30.00%"));
        assertThat(move(TIME.plusSeconds(9_060), "AIG", Move.Kind.DAY, "-31.00"))
                .as("the same way, hardly further")
                .isEmpty();
        assertThat(move(TIME.plusSeconds(9_120), "AIG", Move.Kind.HALT, "0.00"))
                .as("another halt")
                .extracting(Alert::action)
                .containsExactly(Alert.Action.CREATED);
    }

    @Test
    void reopeningOfAHalt_thatNoRuleTold_isAskedForItsSize() {
        book = new AlertBook(
                "markets",
                ZoneId.of("America/New_York"),
                policy(new AlertRule(
                        "reopenings",
                        Severity.WARNING,
                        Set.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        0,
                        0,
                        0,
                        Set.of(Move.Kind.REOPENING),
                        BigDecimal.ONE)));
        assertThat(move(TIME, "AIG", Move.Kind.HALT, "0.00")).isEmpty();
        assertThat(move(TIME.plusSeconds(600), "AIG", Move.Kind.REOPENING, "0.50"))
                .isEmpty();
        assertThat(move(TIME.plusSeconds(900), "AIG", Move.Kind.REOPENING, "1.50"))
                .hasSize(1);
    }

    @Test
    void kindsAndSizes_thatNoRuleAsksFor_areSilent() {
        assertThat(move(TIME, "SPY", Move.Kind.SPIKE, "-5.00")).isEmpty();
        assertThat(move(TIME, "SPY", Move.Kind.SWING, "-0.99")).isEmpty();
        assertThat(move(TIME, "SPY", Move.Kind.SWING, "-1.99", Severity.INFO))
                .extracting(Alert::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void alert_towhichNothingIsAdded_isResolvedByTheNextEntry() {
        Alert first = report("Board meets", Role.NEW, 3, 0.5).get(0);
        Instant later = TIME.plus(Duration.ofHours(12));

        List<Alert> alerts = take(new TapeEntry(
                "markets",
                sequence++,
                later,
                TapeEntry.Kind.INTERVAL_END,
                false,
                null,
                null,
                null,
                new Interval(TIME, later)));

        assertThat(alerts).extracting(Alert::action).containsExactly(Alert.Action.RESOLVED);
        assertThat(alerts).extracting(Alert::id).containsExactly(first.id());
        List<Alert> back = report(later.plusSeconds(60), "Board meets", Role.UPDATE, 3, 0.5, null);
        assertThat(back).extracting(Alert::action).containsExactly(Alert.Action.CREATED);
        assertThat(back.get(0).id()).as("another alert, to whoever keeps ids").isNotEqualTo(first.id());
    }

    @Test
    void restoredBook_goesOnAsIfNothingHadBeen() {
        AlertBook.Step step = book.take(new TapeEntry(
                "markets",
                0,
                TIME,
                TapeEntry.Kind.ITEM,
                false,
                item("Board meets", null, false),
                story(Role.NEW, 3, 0.5),
                null,
                null));
        AlertBook restored =
                new AlertBook("markets", ZoneId.of("America/New_York"), policy(news("several", 3, 0, 0), moves("1")));
        step.changed().forEach(restored::restore);
        book = restored;
        assertThat(report(TIME.plusSeconds(60), "Board meets today", Role.UPDATE, 4, 0.5, null))
                .isEmpty();
    }

    @Test
    void rule_thatAsksForNothing_isRefusedByName() {
        assertThatThrownBy(() -> news("all", 0, 0, 0))
                .hasMessage("rule all asks for nothing: it would alert on everything");
    }

    @ParameterizedTest
    @CsvSource({
        "CVE-2013-3871: Kernel, CVE-2013-3872: Kernel, false",
        "Flaw in Tarn Server SP2, Flaw in Tarn Server SP3, false",
        "Jet 787-8 lands, Jet 787-9 lands, false",
        "Quake kills 12, Quake kills 40, true",
        "Rate cut by 0.25 points, Rate cut by 0.5 points, true",
        "Maker recalls 405000 cars, Maker recalls 410000 cars, true",
        "'Quake kills 1,200', Quake kills 1200, false",
        "Prices rise 5%, Prices rise 5.0 percent, false",
        "Fine of $1.20 billion, Fine of $1.2bn, false",
        "Fine of $1.2bn, 'Fine of $1,200 million', false",
        "Fine of $1.2bn, Fine of $1.3bn, true"
    })
    void figureOfANewFact_breaksTheCooldown_butNoNumberOfAName(String first, String then, boolean told) {
        report(TIME, first, Role.NEW, 3, 0.9, null);

        assertThat(report(TIME.plusSeconds(60), then, Role.UPDATE, 3, 0.9, null).isEmpty())
                .isEqualTo(!told);
    }

    @ParameterizedTest
    @CsvSource({"720, 12 min before", "-300, 5 min after", "10, at the same time"})
    void moveNearAReport_namesIt_withTheLagAndNoWordOfCause(long lag, String words) {
        Alert alert = move(
                        TIME,
                        "IBM",
                        Move.Kind.SWING,
                        "-2.5",
                        Severity.WARNING,
                        List.of(new LinkedStory("s", "IBM cuts forecast", lag)))
                .get(0);

        assertThat(alert.text()).isEqualTo("IBM moved. Reported " + words + ": IBM cuts forecast");
    }

    private List<Alert> report(String title, Role role, int sources, double importance) {
        return report(TIME, title, role, sources, importance, null);
    }

    private List<Alert> report(Instant time, String title, Role role, int sources, double importance, Double score) {
        return take(new TapeEntry(
                "markets",
                sequence++,
                time,
                TapeEntry.Kind.ITEM,
                false,
                item(title, score, false),
                story(role, sources, importance),
                null,
                null));
    }

    private List<Alert> move(Instant time, String symbol, Move.Kind kind, String percent) {
        return move(time, symbol, kind, percent, Severity.WARNING);
    }

    private List<Alert> move(Instant time, String symbol, Move.Kind kind, String percent, Severity severity) {
        return move(time, symbol, kind, percent, severity, List.of());
    }

    private List<Alert> move(
            Instant time, String symbol, Move.Kind kind, String percent, Severity severity, List<LinkedStory> stories) {
        Move move = new Move(
                "move:" + symbol + ":" + kind + ":" + time,
                symbol,
                kind,
                time,
                time.minusSeconds(600),
                time,
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal(percent),
                null,
                null,
                severity,
                symbol + " " + percent + "%",
                symbol + " moved.");
        return take(new TapeEntry(
                "markets", sequence++, time, TapeEntry.Kind.MOVE, false, null, null, move, null, stories));
    }

    private List<Alert> move(Instant from, Instant to, String symbol, String percent) {
        Move move = new Move(
                "move:" + symbol + ":" + to,
                symbol,
                Move.Kind.DAY,
                to,
                from,
                to,
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal(percent),
                null,
                null,
                Severity.WARNING,
                symbol + " " + percent + "%",
                symbol + " moved.");
        return take(new TapeEntry(
                "markets", sequence++, to, TapeEntry.Kind.MOVE, false, null, null, move, null, List.of()));
    }

    /** An entry that says nothing but the time. */
    private List<Alert> quiet(Instant time) {
        return take(new TapeEntry(
                "markets",
                sequence++,
                time,
                TapeEntry.Kind.INTERVAL_END,
                false,
                null,
                null,
                null,
                new Interval(TIME.minusSeconds(1), time)));
    }

    private List<Alert> take(TapeEntry entry) {
        return book.alertsOf(entry);
    }

    private NewsItem item(String title, Double score, boolean backlog) {
        return new NewsItem(
                "a:" + sequence,
                "feed:a",
                TIME,
                TIME,
                NewsItem.Precision.SECOND,
                title,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                score,
                0,
                backlog);
    }

    private static StoryRef story(Role role, int sources, double importance) {
        return new StoryRef("story-1", role, sources, sources, importance, Map.of());
    }

    private static AlertPolicy policy(AlertRule... rules) {
        return new AlertPolicy(List.of(rules), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(12));
    }

    private static AlertRule news(String name, int sources, double importance, double score) {
        return new AlertRule(
                name,
                Severity.WARNING,
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                sources,
                importance,
                score,
                Set.of(),
                BigDecimal.ZERO);
    }

    private static AlertRule severe() {
        return new AlertRule(
                "severe",
                Severity.CRITICAL,
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                9,
                Set.of(),
                BigDecimal.ZERO);
    }

    private static AlertRule moves(String percent) {
        return new AlertRule(
                "moves",
                Severity.WARNING,
                Set.of("markets"),
                List.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                0,
                Set.of(Move.Kind.SWING, Move.Kind.DAY),
                new BigDecimal(percent));
    }
}
