package tidewire.alerts.delivery;

import java.util.concurrent.atomic.AtomicInteger;

/** How far an alert is on its way: all that is kept of it once every end has it. Thread-safe. */
public final class DeliveryState {
    private final AtomicInteger remaining;

    DeliveryState(int parts) {
        this.remaining = new AtomicInteger(parts);
    }

    void partDone() {
        remaining.decrementAndGet();
    }

    public boolean isDone() {
        return remaining.get() <= 0;
    }
}
