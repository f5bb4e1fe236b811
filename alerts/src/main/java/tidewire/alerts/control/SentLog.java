package tidewire.alerts.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.client.Webhook;
import tidewire.events.Alert;
import tidewire.events.AlertSent;

/**
 * What each webhook has, as its answers said, this process's and earlier ones': nothing that was answered is posted again, replies
 * find their thread, and two desks that have one report or move are one interruption. It forgets the oldest. Thread-safe.
 */
public final class SentLog {
    private static final int MOST = 50_000;

    private final Map<String, AlertSent> last = bounded();
    /** Of each webhook and report or move the gravest word. */
    private final Map<String, AlertSent> news = bounded();

    public synchronized void take(AlertSent sent) {
        // Two instances may have written: the later revision counts.
        last.merge(sent.key(), sent, (old, now) -> now.revision() >= old.revision() ? now : old);
        if (sent.newest() != null) {
            news.merge(newsKey(sent.webhook(), sent.newest()), sent, (old, now) -> isGraver(now, old) ? now : old);
        }
    }

    /** Whether a webhook has an alert as it is, or a later state of it. */
    public synchronized boolean has(Webhook webhook, Alert alert) {
        AlertSent sent = lastOf(webhook, alert);
        return sent != null && sent.revision() >= alert.revision();
    }

    /** Where the first message on an alert stands, for replies. */
    public synchronized Optional<String> thread(Webhook webhook, Alert alert) {
        return Optional.ofNullable(lastOf(webhook, alert)).map(AlertSent::thread);
    }

    /** How another desk's alert told a webhook the same already, as grave as this one. */
    public synchronized Optional<AlertSent> byAnotherDesk(Webhook webhook, Alert alert) {
        return Optional.ofNullable(news.get(newsKey(webhook.id(), alert.newest())))
                .filter(before -> !before.desk().equals(alert.desk())
                        && before.severity() != null
                        && before.severity().compareTo(alert.severity()) >= 0);
    }

    private @Nullable AlertSent lastOf(Webhook webhook, Alert alert) {
        AlertSent sent = last.get(AlertSent.key(webhook.id(), alert.desk(), alert.id()));
        return sent != null ? sent : last.get(AlertSent.key(webhook.formerId(), alert.desk(), alert.id()));
    }

    private static boolean isGraver(AlertSent now, AlertSent before) {
        return now.severity() != null
                && (before.severity() == null || now.severity().compareTo(before.severity()) > 0);
    }

    private static String newsKey(String webhook, String newest) {
        return webhook + "/" + newest;
    }

    private static Map<String, AlertSent> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AlertSent> eldest) {
                return size() > MOST;
            }
        };
    }
}
