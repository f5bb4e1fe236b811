package tidewire.app.alerting;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tidewire.events.Alert;

/** An alert in one line of the terminal. */
final class AlertLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private AlertLine() {}

    static String of(Alert alert) {
        String what = alert.action() == Alert.Action.UPDATED ? "update " : "";
        // Feed text: no escape code of theirs reaches the terminal.
        String title = alert.title().replaceAll("\\p{Cntrl}+", " ");
        return "  " + TIME.format(alert.time().atZone(ZoneId.of(alert.zone()))) + "  "
                + String.format(Locale.ROOT, "%-8s", alert.severity().name().toLowerCase(Locale.ROOT)) + "  "
                + alert.desk() + "  " + what + title + "  [" + alert.rule() + ": " + alert.why() + "]";
    }
}
