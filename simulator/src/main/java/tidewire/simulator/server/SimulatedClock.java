package tidewire.simulator.server;

import java.time.Duration;
import java.time.Instant;

/** The time in the simulated world. Moves only when the player moves it. */
public final class SimulatedClock {
    private Instant now;

    public SimulatedClock(Instant start) {
        now = start;
    }

    public synchronized Instant now() {
        return now;
    }

    public synchronized void moveTo(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("time does not go back from " + now + " to " + time);
        }
        now = time;
        notifyAll();
    }

    /** Waits until it is later than {@code time}, at most so long; returns the time then. */
    synchronized Instant awaitAfter(Instant time, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); !now.isAfter(time) && left > 0; left = deadline - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return now;
    }
}
