package tidewire.alerts.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * What people of one webhook were told, by the report or move that made it an alert: two desks that have it are one interruption. It
 * forgets the oldest, and all with the process.
 */
final class ToldNews {
    private static final int MOST = 1_000;

    /** @param thread where the message stands, or null */
    record Told(String desk, Severity severity, @Nullable String thread) {}

    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST;
        }
    };

    void add(Alert alert, @Nullable String thread) {
        told.merge(
                alert.newest(),
                new Told(alert.desk(), alert.severity(), thread),
                (before, now) -> now.severity().compareTo(before.severity()) > 0 ? now : before);
    }

    /** How another desk's alert told the same already, as grave as this one. */
    Optional<Told> byAnotherDesk(Alert alert) {
        return Optional.ofNullable(told.get(alert.newest()))
                .filter(before ->
                        !before.desk().equals(alert.desk()) && before.severity().compareTo(alert.severity()) >= 0);
    }
}
