package tidewire.alerts.delivery;

import java.util.List;
import tidewire.events.Alert;

/**
 * A line that is no alert.
 *
 * @param about alerts whose quiet hours hold for it
 * @param done called when the webhook has it, or will never have it
 */
public record Note(String text, List<Alert> about, Runnable done) {
    public Note {
        about = List.copyOf(about);
    }
}
