package tidewire.app.alerting;

import java.time.LocalDate;
import java.time.ZoneId;
import tidewire.events.Alert;

/**
 * An alert that rules would have sent.
 *
 * @param place of the tape entry that made it: {@code desk/sequence}; the same whatever the rules
 * @param item id of the report that made it; empty for a move
 */
record Sent(Alert alert, String place, String item) {
    /** Where the desk's people are. */
    LocalDate day() {
        return alert.time().atZone(ZoneId.of(alert.zone())).toLocalDate();
    }
}
