package tidewire.summarizer.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tidewire.events.Alert;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;

/**
 * The alerts of one desk: reads its tape entry by entry and says what is worth an interruption. A function of the tape and
 * the rules alone.
 */
public final class AlertBook {
    private final StoryAlerts stories;
    private final MoveAlerts moves;
    private final List<AlertRule> rules;
    private final AlertPolicy policy;
    private final Map<String, OpenAlert> open = new TreeMap<>();

    /** @param desk name of the desk @param zone in which its people read times */
    public AlertBook(String desk, ZoneId zone, AlertPolicy policy) {
        this.policy = policy;
        this.rules = policy.rulesOf(desk);
        this.stories = new StoryAlerts(desk, zone, policy);
        this.moves = new MoveAlerts(desk, zone, policy);
    }

    /** Takes over what was open before a restart. */
    void restore(OpenAlert alert) {
        open.put(alert.id(), alert);
    }

    /** What this entry is worth: alerts to tell, and those that are open afterwards or no longer. */
    record Step(List<Alert> alerts, List<OpenAlert> changed, List<String> closed) {}

    /** The alerts that an entry makes, in the order in which they are told. */
    public List<Alert> alertsOf(TapeEntry entry) {
        return take(entry).alerts();
    }

    Step take(TapeEntry entry) {
        Step step = new Step(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tellHeld(entry, step);
        resolve(entry.time(), step);
        fired(entry).ifPresent(fired -> tell(entry, fired, step));
        return step;
    }

    /** Rules that fired on an entry, the most severe first in the words. */
    record Fired(String rules, String why, Severity severity) {}

    private Optional<Fired> fired(TapeEntry entry) {
        List<String> names = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Severity severity = Severity.INFO;
        for (AlertRule rule : rules) {
            Optional<String> why = why(rule, entry);
            if (why.isPresent()) {
                names.add(rule.name());
                reasons.add(why.get());
                severity = higher(severity, rule.severity());
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (entry.move() != null) {
            severity = higher(severity, entry.move().severity());
        }
        List<String> distinct = reasons.stream()
                .flatMap(reason -> List.of(reason.split("; ")).stream())
                .distinct()
                .toList();
        return Optional.of(new Fired(String.join(", ", names), String.join("; ", distinct), severity));
    }

    private static Optional<String> why(AlertRule rule, TapeEntry entry) {
        if (entry.item() != null && entry.story() != null && !entry.item().backlog()) {
            return rule.why(entry.item(), entry.story());
        }
        return entry.move() == null ? Optional.empty() : rule.why(entry.move());
    }

    private void tell(TapeEntry entry, Fired fired, Step step) {
        Optional<OpenAlert> next = entry.item() != null
                ? stories.next(entry, fired, open.values())
                : moves.next(entry, fired, open.values());
        next.ifPresent(alert -> {
            OpenAlert before = open.put(alert.id(), alert);
            step.changed().add(alert);
            if (before == null || !before.last().equals(alert.last())) {
                step.alerts().add(alert.last());
            }
        });
    }

    private void tellHeld(TapeEntry entry, Step step) {
        List.copyOf(open.values())
                .forEach(known -> stories.cooledDown(known, entry).ifPresent(alert -> {
                    open.put(alert.id(), alert);
                    step.changed().add(alert);
                    step.alerts().add(alert.last());
                }));
    }

    private void resolve(Instant now, Step step) {
        List<OpenAlert> over = open.values().stream()
                .filter(alert -> !alert.touched().plus(policy.resolveAfter()).isAfter(now))
                .toList();
        for (OpenAlert alert : over) {
            open.remove(alert.id());
            step.closed().add(alert.id());
            Alert last = alert.last();
            step.alerts()
                    .add(new Alert(
                            last.id(),
                            last.revision() + 1,
                            last.desk(),
                            last.zone(),
                            Alert.Action.RESOLVED,
                            last.severity(),
                            now,
                            last.rule(),
                            "nothing new for " + policy.resolveAfter().toHours() + " h",
                            last.story(),
                            last.title(),
                            last.text(),
                            last.symbols(),
                            last.cites()));
        }
    }

    static Severity higher(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
