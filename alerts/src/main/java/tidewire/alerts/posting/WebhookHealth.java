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

    public synchronized void begun() {
        tell();
    }

    public synchronized void delivered() {
        delivered++;
        lastDelivered = clock.instant();
        change(State.ON, "takes messages");
    }

    public synchronized void failing(String why) {
        change(State.FAILING, why);
    }

    public synchronized void off(String why) {
        change(State.OFF, why);
    }

    public synchronized void turnedOn() {
        if (state == State.OFF) {
            change(State.ON, "is tried again");
        }
    }

    private void change(State next, String why) {
        if (state != next) {
            state = next;
            since = clock.instant();
        }
        words = why;
        tell();
    }

    private void tell() {
        journal.status(
                new WebhookStatus(id, host, format, state, clock.instant(), since, words, lastDelivered, delivered));
    }
}
