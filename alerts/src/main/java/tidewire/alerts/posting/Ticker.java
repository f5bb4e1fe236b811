package tidewire.alerts.posting;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The machine's time: to measure how long to wait, and to wait. Tests put their own in its place. */
public interface Ticker {
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time, Semaphore wake) throws InterruptedException {
            if (wake.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        }
    };

    /** As {@link System#nanoTime()}: only differences mean anything. */
    long nanos();

    /** @param wake a permit of it ends the sleep before its time */
    void sleep(Duration time, Semaphore wake) throws InterruptedException;

    default void sleep(Duration time) throws InterruptedException {
        sleep(time, new Semaphore(0));
    }
}
