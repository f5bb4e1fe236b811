package tidewire.alerts.delivery;

import tidewire.events.Alert;

/**
 * A line that is no alert.
 *
 * @param about an alert whose quiet hours hold for it
 * @param done called when the webhook has it, or will never have it
 */
public record Note(String text, Alert about, Runnable done) {}
