package tidewire.alerts.client;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tidewire.events.Alert;

/** The time of an alert as the people of its desk read it. */
public final class DeskTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private DeskTime() {}

    public static String of(Alert alert) {
        return TIME.format(alert.time().atZone(zone(alert)));
    }

    /** A zone that this Java does not know must not keep an alert back. */
    private static ZoneId zone(Alert alert) {
        try {
            return ZoneId.of(alert.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
