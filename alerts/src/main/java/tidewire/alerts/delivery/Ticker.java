package tidewire.alerts.delivery;

import java.time.Duration;

/** The machine's time: to measure how long to wait, and to wait. Tests put their own in its place. */
public interface Ticker {
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        }
    };

    /** As {@link System#nanoTime()}: only differences mean anything. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;
}
