package tidewire.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import tidewire.alerts.posting.Ticker;

/** Time that passes only by sleeping. */
public class FakeTicker implements Ticker {
    private long now;
    private final List<Duration> slept = new ArrayList<>();

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time, Semaphore wake) {
        if (wake.tryAcquire()) {
            return;
        }
        now += time.toNanos();
        slept.add(time);
    }

    public synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }

    @Override
    public void sleep(Duration time) {
        sleep(time, new Semaphore(0));
    }
}
