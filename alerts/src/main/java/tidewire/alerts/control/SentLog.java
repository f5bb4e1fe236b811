package tidewire.alerts.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tidewire.alerts.client.Webhook;
import tidewire.events.Alert;
import tidewire.events.AlertSent;

/**
 * What each webhook has, as its answers said, this process's and earlier ones': nothing that was answered is posted again, and replies
 * find their thread. It forgets the oldest. Thread-safe.
 */
public final class SentLog {
    private static final int MOST = 50_000;

    private final Map<String, AlertSent> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AlertSent> eldest) {
            return size() > MOST;
        }
    };

    public synchronized void take(AlertSent sent) {
        // Two instances may have written: the later revision counts.
        last.merge(sent.key(), sent, (old, now) -> now.revision() >= old.revision() ? now : old);
    }

    /** Whether a webhook has an alert as it is, or a later state of it. */
    public synchronized boolean has(Webhook webhook, Alert alert) {
        AlertSent sent = last.get(AlertSent.key(webhook.id(), alert.desk(), alert.id()));
        return sent != null && sent.revision() >= alert.revision();
    }

    /** Where the first message on an alert stands, for replies. */
    public synchronized Optional<String> thread(Webhook webhook, Alert alert) {
        AlertSent sent = last.get(AlertSent.key(webhook.id(), alert.desk(), alert.id()));
        return sent == null ? Optional.empty() : Optional.ofNullable(sent.thread());
    }
}
