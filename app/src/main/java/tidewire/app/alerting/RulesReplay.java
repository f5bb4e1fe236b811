package tidewire.app.alerting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidewire.events.Alert;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertBook;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;

/** What rules would have sent over tapes, entry by entry: a function of the tapes and the rules. */
final class RulesReplay {
    private final AlertPolicy policy;
    private final Zones zones;
    private final Severity least;
    private final Map<String, AlertBook> books = new HashMap<>();
    private final Set<String> stories = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();

    /** @param least severity that counts */
    RulesReplay(AlertPolicy policy, Zones zones, Severity least) {
        this.policy = policy;
        this.zones = zones;
        this.least = least;
    }

    /** Time zones of desks. */
    interface Zones {
        ZoneId of(String desk);
    }

    /** Entries of a desk come in the order of its tape. */
    void take(TapeEntry entry) {
        AlertBook book = books.computeIfAbsent(entry.desk(), desk -> new AlertBook(desk, zones.of(desk), policy));
        String item = entry.item() == null ? "" : entry.item().id();
        for (Alert alert : book.alertsOf(entry)) {
            if (alert.action() != Alert.Action.RESOLVED && alert.severity().compareTo(least) >= 0) {
                sent.add(new Sent(alert, entry.eventId(), item));
                if (alert.story() != null) {
                    stories.add(alert.desk() + " " + alert.story());
                }
            }
        }
        if (entry.story() != null
                && stories.contains(entry.desk() + " " + entry.story().id())) {
            known.add(item);
        }
    }

    AlertPolicy policy() {
        return policy;
    }

    /** Those of all desks, in the order in which they came. */
    List<Sent> sent() {
        return sent;
    }

    /** True for a report whose story had alerted when it stood on the tape. */
    boolean isKnown(String item) {
        return known.contains(item);
    }

    /** Names of the rules that made an alert. */
    Stream<String> rulesOf(Sent one) {
        List<String> fired = List.of(one.alert().rule().split(", "));
        return policy.rules().stream()
                .map(AlertRule::name)
                .filter(name -> fired.contains(name) || one.alert().rule().equals(name));
    }
}
