package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.events.Move;
import tidewire.events.Severity;

/**
 * Rules and how they are kept from repeating themselves. All spans are of observed time, so that a replay alerts alike.
 *
 * @param rules in the order of the file; names differ
 * @param cooldown how long an alert stays silent unless there is a new fact, half as many sources again, or a higher severity
 * @param together moves of different symbols in one direction within this span are one alert
 * @param resolveAfter an alert to which nothing was added for this long is over
 */
public record AlertPolicy(List<AlertRule> rules, Duration cooldown, Duration together, Duration resolveAfter) {
    /** What {@code init} writes into its file. */
    public static final AlertPolicy DEFAULT = new AlertPolicy(
            List.of(
                    news("important", Severity.WARNING, 0, 0.48, 0),
                    news("several sources", Severity.WARNING, 3, 0, 0),
                    news("severe", Severity.CRITICAL, 0, 0, 9),
                    new AlertRule(
                            "moves",
                            Severity.WARNING,
                            Set.of(),
                            List.of(),
                            Set.of(),
                            Set.of(),
                            0,
                            0,
                            0,
                            EnumSet.of(
                                    Move.Kind.GAP, Move.Kind.HALT, Move.Kind.REOPENING, Move.Kind.DAY, Move.Kind.SWING),
                            BigDecimal.ONE)),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofHours(12));

    public AlertPolicy {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (AlertRule rule : rules) {
            require(names.add(rule.name()), "two rules are named " + rule.name());
        }
        require(!cooldown.isNegative(), "cooldown must not be negative, was " + cooldown);
        require(!together.isNegative(), "together must not be negative, was " + together);
        require(resolveAfter.compareTo(cooldown) > 0, "resolve-after must be longer than the cooldown");
    }

    /** The same rules, where those that ask for importance ask for another one. */
    public AlertPolicy withImportance(double importance) {
        List<AlertRule> changed = rules.stream()
                .map(rule -> rule.importance() > 0 ? rule.withImportance(importance) : rule)
                .toList();
        return new AlertPolicy(changed, cooldown, together, resolveAfter);
    }

    List<AlertRule> rulesOf(String desk) {
        return rules.stream().filter(rule -> rule.holdsFor(desk)).toList();
    }

    private static AlertRule news(String name, Severity severity, int sources, double importance, double score) {
        return new AlertRule(
                name,
                severity,
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

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("alerts: " + message);
        }
    }
}
