package tidewire.benchmarks.moves;

import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tidewire.benchmarks.FigureTable;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.market.moves.MoveRules;
import tidewire.summarizer.market.moves.MoveWatch;

/**
 * What the default rules say of the bundled week, held against the legs of its prices seen with hindsight, and how often
 * they cry wolf on random walks. An alert is a move of at least severity warning.
 */
public final class MovesBench {
    private static final double LEG_PERCENT = 1;
    /** Random walks of each size. */
    public static final int WALKS = 200;

    private static final int WALK_DAYS = 5;
    private static final SessionHours NEW_YORK = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            ZoneId.of("America/New_York"));

    private final PrintStream out;
    private final FigureTable report;
    private final int walks;

    public MovesBench(PrintStream out, FigureTable report, int walks) {
        this.out = out;
        this.report = report;
        this.walks = walks;
    }

    /** @param list whether each move and each leg is printed */
    public void run(boolean list) {
        week(list);
        walks();
    }

    private void week(boolean list) {
        Map<String, List<Bar>> week = WeekBars.read();
        List<Move> moves = moves(
                week.values().stream().flatMap(List::stream).toList(), MoveRules.DEFAULT.in(NEW_YORK), week.keySet());
        List<Leg> legs = new ArrayList<>();
        week.values().forEach(bars -> legs.addAll(Leg.of(bars, LEG_PERCENT)));
        if (list) {
            moves.stream().sorted((a, b) -> a.to().compareTo(b.to())).forEach(this::print);
            legs.forEach(leg -> out.printf(
                    Locale.ROOT,
                    "leg %-4s %s to %s %+.2f%% %s%n",
                    leg.symbol(),
                    leg.from(),
                    leg.to(),
                    leg.percent(),
                    found(leg, moves) ? found(leg, alerts(moves)) ? "alert" : "move" : "NOT SAID"));
        }
        int days = 5;
        List<Move> alerts = alerts(moves);
        report.add(
                "bars of the bundled week",
                week.values().stream().mapToInt(List::size).sum(),
                "bars");
        report.add("legs of 1% and more", legs.size(), "legs");
        report.add(
                "legs said by a move",
                legs.stream().filter(leg -> found(leg, moves)).count(),
                "legs");
        report.add(
                "legs said by an alert",
                legs.stream().filter(leg -> found(leg, alerts)).count(),
                "legs");
        DefaultAlerts told = DefaultAlerts.of(moves, NEW_YORK.zone());
        List<Move> toldMoves = moves.stream().filter(told.has()).toList();
        List<Move> gaps =
                alerts.stream().filter(move -> move.kind() == Move.Kind.GAP).toList();
        report.add(
                "legs told by the default rules",
                legs.stream().filter(leg -> found(leg, toldMoves)).count(),
                "legs");
        report.add("gaps of 1% and more", gaps.size(), "moves");
        report.add(
                "gaps told by the default rules",
                gaps.stream().filter(told.has()).count(),
                "moves");
        report.add("alerts of the default rules a day", told.told().size() / (double) days, "alerts");
        report.add("alerts of the default rules on the busiest day", told.busiestDay(), "alerts");
        report.add("moves a day and symbol", moves.size() / (double) (days * week.size()), "moves");
        report.add("alerts a day and symbol", alerts.size() / (double) (days * week.size()), "alerts");
        report.add("alerts inside a leg of their direction", 100 * inside(alerts, legs), "%");
        report.add("moves inside a leg of their direction", 100 * inside(moves, legs), "%");
        for (Move.Kind kind : Move.Kind.values()) {
            report.add(
                    "moves of kind " + kind.name().toLowerCase(Locale.ROOT),
                    moves.stream().filter(move -> move.kind() == kind).count(),
                    "moves");
        }
    }

    private void print(Move move) {
        out.printf(
                Locale.ROOT,
                "%s %-8s z %6.2f  %s%n",
                move.to(),
                move.severity(),
                move.zScore() == null ? Double.NaN : move.zScore().doubleValue(),
                move.text());
    }

    private void walks() {
        for (double usualDay : new double[] {1, 3, 6}) {
            int alerts = 0;
            int moves = 0;
            for (int walk = 0; walk < walks; walk++) {
                List<Bar> bars = RandomWalk.bars(WALK_DAYS, usualDay, walk);
                List<Move> said = moves(bars, MoveRules.DEFAULT, Set.of());
                moves += said.size();
                alerts += alerts(said).size();
            }
            double symbolDays = walks * WALK_DAYS;
            String walk = String.format(Locale.ROOT, " in 24 h of a random walk of %.0f%% a day", usualDay);
            report.add("alerts" + walk, alerts / symbolDays, "alerts");
            report.add("moves" + walk, moves / symbolDays, "moves");
        }
    }

    /** @param venue symbols that trade together, so that one of them may be halted */
    private static List<Move> moves(List<Bar> bars, MoveRules rules, Set<String> venue) {
        Set<String> source = Set.of("trades:bench");
        MoveWatch watch = new MoveWatch(
                new MarketRules(rules, Map.of(), Map.of()),
                Duration.ZERO,
                symbol -> venue.contains(symbol) ? source : Set.of(),
                source);
        List<Move> moves = new ArrayList<>();
        NavigableMap<Instant, List<Bar>> minutes =
                bars.stream().collect(Collectors.groupingBy(Bar::end, TreeMap::new, Collectors.toList()));
        minutes.forEach((end, together) -> {
            together.forEach(bar -> watch.next(bar, end).ifPresent(moves::add));
            watch.traded(source, end);
            moves.addAll(watch.passed(minutes.lowerKey(end), end));
        });
        return moves;
    }

    private static List<Move> alerts(List<Move> moves) {
        return moves.stream()
                .filter(move -> move.severity().compareTo(Severity.WARNING) >= 0)
                .toList();
    }

    private static boolean found(Leg leg, List<Move> moves) {
        return moves.stream()
                .anyMatch(move -> move.symbol().equals(leg.symbol())
                        && leg.has(move.to(), move.changePercent().signum() > 0));
    }

    private static double inside(List<Move> moves, List<Leg> legs) {
        long inside = moves.stream()
                .filter(move -> legs.stream()
                        .anyMatch(leg -> leg.symbol().equals(move.symbol())
                                && leg.has(move.to(), move.changePercent().signum() > 0)))
                .count();
        return inside / (double) Math.max(1, moves.size());
    }
}
