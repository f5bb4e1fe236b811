package tidewire.benchmarks.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import tidewire.events.Topics;

/** The longest time for which a partition with desks was not written on, and was not read on though there was something. */
final class Silence {
    private static final long LOOK_MILLIS = 100;
    private static final String DIGEST = "tidewire-digest";

    private final Ends ends;
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, Long> reached = new HashMap<>();
    private double tape;
    private double digests;

    Silence(Ends ends) {
        this.ends = ends;
    }

    /** Watches for a while. */
    void watch(double seconds) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            Map<Integer, Long> written = ends.of(Topics.TAPE);
            Map<Integer, Long> read = ends.read(DIGEST, Topics.TAPE);
            written.forEach((partition, offset) -> {
                if (offset > 0) {
                    tape = Math.max(tape, standing("tape" + partition, offset));
                    long at = read.getOrDefault(partition, 0L);
                    double still = standing("read" + partition, at);
                    digests = Math.max(digests, at < offset ? still : 0);
                }
            });
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Seconds since something has been where it is. */
    private double standing(String what, long at) {
        Long before = reached.put(what, at);
        long now = System.nanoTime();
        if (before == null || before != at) {
            since.put(what, now);
        }
        return (now - since.getOrDefault(what, now)) / 1e9;
    }

    double tape() {
        return tape;
    }

    double digests() {
        return digests;
    }
}
