package tidewire.alerts.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.control.Journal;
import tidewire.events.WebhookStatus;
import tidewire.events.WebhookStatus.State;

/** How one webhook is doing; each change is written down. Thread-safe. */
public final class WebhookHealth {
    private final String id;
    private final String host;
    private final String format;
    private final Journal journal;
    private final InstantSource clock;
    /** Held while a change is made and written down, which may take as long as Kafka is away; who only asks waits for none of it. */
    private final Object telling = new Object();

    private State state = State.ON;
    private Instant since;
    private String words = "nothing sent yet";
    private @Nullable Instant lastDelivered;
    private long delivered;

    public WebhookHealth(String id, String host, String format, Journal journal, InstantSource clock) {
        this.id = id;
        this.host = host;
        this.format = format;
        this.journal = journal;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Why nothing would be delivered now, or null. */
    public synchronized @Nullable String problem() {
        return state == State.ON ? null : words;
    }

    /** Whether it has taken nothing for so long. */
    public synchronized boolean isFailingFor(Duration time) {
        return state == State.FAILING && !since.plus(time).isAfter(clock.instant());
    }

    public synchronized boolean isOff() {
        return state == State.OFF;
    }

    public void begun() {
        synchronized (telling) {
            journal.status(now());
        }
    }

    public void delivered() {
        synchronized (telling) {
            synchronized (this) {
                delivered++;
                lastDelivered = clock.instant();
                change(State.ON, "takes messages");
            }
            journal.status(now());
        }
    }

    public void failing(String why) {
        changeAndTell(State.FAILING, why);
    }

    public void off(String why) {
        changeAndTell(State.OFF, why);
    }

    public void turnedOn() {
        synchronized (telling) {
            if (isOff()) {
                changeAndTell(State.ON, "is tried again");
            }
        }
    }

    private void changeAndTell(State next, String why) {
        synchronized (telling) {
            change(next, why);
            journal.status(now());
        }
    }

    private synchronized void change(State next, String why) {
        if (state != next) {
            state = next;
            since = clock.instant();
        }
        words = why;
    }

    private synchronized WebhookStatus now() {
        return new WebhookStatus(id, host, format, state, clock.instant(), since, words, lastDelivered, delivered);
    }
}
