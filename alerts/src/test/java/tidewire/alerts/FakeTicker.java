package tidewire.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping. */
final class FakeTicker implements Ticker {
    private long now;
    private final List<Duration> slept = new ArrayList<>();

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        now += time.toNanos();
        slept.add(time);
    }

    synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }
}
