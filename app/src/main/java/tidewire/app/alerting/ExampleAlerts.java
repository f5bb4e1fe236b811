package tidewire.app.alerting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertBook;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;

/**
 * One alert of every kind that there is, made as real ones are: a tape of invented reports and moves through rules of every kind. All
 * say that they are a test.
 */
final class ExampleAlerts {
    private static final Duration APART = Duration.ofMinutes(20);
    private static final String TEST = "Test: ";
    private static final AlertPolicy RULES = new AlertPolicy(
            List.of(
                    rule("important", Severity.WARNING, List.of(), Set.of(), Set.of(), 0, 0.6, 0, Set.of()),
                    rule("a word", Severity.WARNING, List.of("default"), Set.of(), Set.of(), 0, 0, 0, Set.of()),
                    rule("a symbol", Severity.INFO, List.of(), Set.of("TEST"), Set.of(), 0, 0, 0, Set.of()),
                    rule("a feed", Severity.INFO, List.of(), Set.of(), Set.of("feed:test-bulletin"), 0, 0, 0, Set.of()),
                    rule("several sources", Severity.WARNING, List.of(), Set.of(), Set.of(), 3, 0, 0, Set.of()),
                    rule("severe", Severity.CRITICAL, List.of(), Set.of(), Set.of(), 0, 0, 9, Set.of()),
                    rule(
                            "moves",
                            Severity.WARNING,
                            List.of(),
                            Set.of(),
                            Set.of(),
                            0,
                            0,
                            0,
                            EnumSet.allOf(Move.Kind.class))),
            AlertPolicy.DEFAULT.cooldown(),
            AlertPolicy.DEFAULT.together(),
            AlertPolicy.DEFAULT.resolveAfter());

    private final String desk;
    private final List<TapeEntry> tape = new ArrayList<>();
    private Instant time;

    private ExampleAlerts(String desk, Instant time) {
        this.desk = desk;
        this.time = time;
    }

    /** In the order in which they would come; the time of each is {@code now}. */
    static List<Alert> of(Desk desk, Instant now) {
        ExampleAlerts examples = new ExampleAlerts(desk.name(), now.minus(Duration.ofDays(1)));
        examples.write();
        AlertBook book = new AlertBook(desk.name(), desk.zone(), RULES);
        return examples.tape.stream()
                .flatMap(entry -> book.alertsOf(entry).stream())
                .filter(alert ->
                        alert.action() != Alert.Action.RESOLVED || alert.id().contains("test:default@"))
                .map(alert -> at(alert, now))
                .toList();
    }

    private void write() {
        report("important", "test-wire", "the most important story of the hour", 1, 0.81, null, List.of());
        report("default", "test-wire", "an issuer is in default on 3 bonds", 1, 0.2, null, List.of());
        report("default", "test-wire", "the default now covers 5 bonds", 1, 0.2, null, List.of());
        report("symbol", "test-wire", "a report that names a symbol", 1, 0.2, null, List.of("TEST"));
        report("feed", "test-bulletin", "a report of a chosen feed", 1, 0.2, null, List.of());
        report("sources", "test-wire", "a story that three sources have", 3, 0.2, null, List.of());
        report("score", "test-wire", "an advisory that its feed scores high", 1, 0.2, 9.8, List.of());
        for (Move.Kind kind : Move.Kind.values()) {
            time = time.plus(AlertPolicy.DEFAULT.cooldown());
            String percent = kind == Move.Kind.HALT ? "0.00" : kind.ordinal() % 2 == 0 ? "1.24" : "-1.24";
            move("TEST-" + kind, kind, percent);
        }
        time = time.plus(AlertPolicy.DEFAULT.cooldown());
        List.of("-1.1", "-1.6", "-2.3")
                .forEach(percent ->
                        move("GROUP" + percent.substring(1, 2) + percent.substring(3), Move.Kind.SWING, percent));
        Instant end = time.plus(RULES.resolveAfter());
        put(end, TapeEntry.Kind.INTERVAL_END, null, null, null, new Interval(time, end));
    }

    private void report(
            String name,
            String feed,
            String title,
            int sources,
            double importance,
            @Nullable Double score,
            List<String> symbols) {
        time = time.plus(APART);
        String id = "test:" + name;
        NewsItem item = new NewsItem(
                id + "/" + tape.size(),
                "feed:" + feed,
                time,
                time,
                NewsItem.Precision.SECOND,
                TEST + title,
                "Nothing has happened. An alert of this kind looks like this.",
                null,
                "https://example.org/test",
                null,
                List.of(),
                symbols,
                score,
                0,
                false);
        StoryRef.Role role = tape.stream()
                        .anyMatch(entry ->
                                entry.story() != null && entry.story().id().equals(id))
                ? StoryRef.Role.UPDATE
                : StoryRef.Role.NEW;
        put(
                time,
                TapeEntry.Kind.ITEM,
                item,
                new StoryRef(id, role, sources, sources, importance, Map.of()),
                null,
                null);
    }

    private void move(String symbol, Move.Kind kind, String percent) {
        BigDecimal change = new BigDecimal(percent).setScale(2, RoundingMode.UNNECESSARY);
        String direction = change.signum() < 0 ? "fell " : "rose ";
        boolean halt = kind == Move.Kind.HALT;
        String title = TEST
                + symbol
                + (halt
                        ? " has not traded for " + APART.toMinutes() + " min"
                        : (change.signum() < 0 ? " " : " +") + change + "% ("
                                + kind.name().toLowerCase(Locale.ROOT) + ")");
        time = time.plusSeconds(1);
        Move move = new Move(
                "move:" + symbol + ":" + kind + ":" + time,
                symbol,
                kind,
                time,
                time.minus(APART),
                time,
                new BigDecimal("100.00"),
                new BigDecimal("100.00").add(change),
                change,
                null,
                null,
                kind == Move.Kind.SPIKE ? Severity.INFO : Severity.WARNING,
                title,
                halt
                        ? title + " while others have. Nothing has happened. The last price would be 100.00"
                        : TEST + symbol + " " + direction + change.abs() + "%, from 100.00 to "
                                + new BigDecimal("100.00").add(change) + ". Nothing has happened.");
        put(time, TapeEntry.Kind.MOVE, null, null, move, null);
    }

    private void put(
            Instant at,
            TapeEntry.Kind kind,
            @Nullable NewsItem item,
            @Nullable StoryRef story,
            @Nullable Move move,
            @Nullable Interval interval) {
        tape.add(new TapeEntry(desk, tape.size(), at, kind, false, item, story, move, interval));
    }

    /** Of now, and under an id that no real alert has, nor another test. */
    private static Alert at(Alert alert, Instant now) {
        return new Alert(
                "test:" + now + ":" + alert.id(),
                alert.revision(),
                alert.desk(),
                alert.zone(),
                alert.action(),
                alert.severity(),
                now,
                alert.rule(),
                alert.why(),
                null,
                alert.title().startsWith(TEST) ? alert.title() : TEST + alert.title(),
                alert.text(),
                alert.symbols(),
                alert.cites());
    }

    private static AlertRule rule(
            String name,
            Severity severity,
            List<String> words,
            Set<String> symbols,
            Set<String> feeds,
            int sources,
            double importance,
            double score,
            Set<Move.Kind> moves) {
        return new AlertRule(
                name, severity, Set.of(), words, symbols, feeds, sources, importance, score, moves, BigDecimal.ZERO);
    }
}
