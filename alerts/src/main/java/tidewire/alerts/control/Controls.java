package tidewire.alerts.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Action;
import tidewire.events.AlertCommand.Subject;
import tidewire.events.Severity;

/**
 * What people want of alerts now: of each key the last command. It holds back what would leave, never what the rules say, so the
 * topic of alerts is the same whoever muted what, and a mute may end by this machine's clock. Thread-safe.
 */
public final class Controls {
    private final Map<String, AlertCommand> last = new HashMap<>();

    public synchronized void take(AlertCommand command) {
        last.put(command.key(), command);
    }

    /** Why an alert must not leave now, in words; empty when it may. */
    public synchronized Optional<String> heldBack(Alert alert, Instant now) {
        AlertCommand acknowledged = of(Subject.ALERT, alert.desk(), alert.id());
        if (acknowledged != null && !isAbove(alert.severity(), acknowledged.severity())) {
            return Optional.of("acknowledged by " + acknowledged.by());
        }
        if (alert.story() != null && isMuted(Subject.STORY, alert.desk(), alert.story(), now)) {
            return Optional.of("its story is muted");
        }
        if (!alert.symbols().isEmpty() && areMuted(Subject.SYMBOL, alert.desk(), alert.symbols(), now)) {
            return Optional.of("its symbols are muted");
        }
        // Several rules may have fired: one that is not muted is enough.
        return areMuted(Subject.RULE, alert.desk(), List.of(alert.rule().split(", ")), now)
                ? Optional.of("its rule is muted")
                : Optional.empty();
    }

    private boolean areMuted(Subject subject, String desk, List<String> names, Instant now) {
        return names.stream().allMatch(name -> isMuted(subject, desk, name, now));
    }

    /** Of a word for this desk and one for all the later holds. */
    private boolean isMuted(Subject subject, String desk, String name, Instant now) {
        AlertCommand command = of(subject, desk, name);
        return command != null
                && command.action() == Action.MUTE
                && command.until() != null
                && now.isBefore(command.until());
    }

    private @Nullable AlertCommand of(Subject subject, String desk, String name) {
        AlertCommand own = last.get(AlertCommand.key(subject, desk, name));
        AlertCommand all = last.get(AlertCommand.key(subject, null, name));
        if (own == null || all == null) {
            return own == null ? all : own;
        }
        return own.given().isBefore(all.given()) ? all : own;
    }

    private static boolean isAbove(Severity severity, @Nullable Severity acknowledged) {
        return acknowledged != null && severity.compareTo(acknowledged) > 0;
    }
}
