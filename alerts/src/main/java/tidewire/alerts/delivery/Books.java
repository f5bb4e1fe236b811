package tidewire.alerts.delivery;

import tidewire.alerts.control.Controls;
import tidewire.alerts.control.Journal;
import tidewire.alerts.control.SentLog;

/**
 * What a sender looks up and writes down.
 *
 * @param controls what people want held back
 * @param sent what webhooks have already
 * @param journal where what was sent is written
 * @param letters where what cannot be sent is written
 */
public record Books(Controls controls, SentLog sent, Journal journal, UndeliveredAlerts letters) {}
