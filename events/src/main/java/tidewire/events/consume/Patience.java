package tidewire.events.consume;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.TimeoutException;

/** Ends a wait for what stands on a topic: a consumer whose brokers are gone polls on, without an error and without a record. */
public final class Patience {
    /** Longer than brokers are away while another takes over or they start anew. */
    private static final Duration USUAL = Duration.ofMinutes(2);

    private final String what;
    private final long nanos;
    private final LongSupplier clock;
    private long since;

    /** @param what is waited for, in a person's words */
    public Patience(String what) {
        this(what, USUAL, System::nanoTime);
    }

    Patience(String what, Duration most, LongSupplier clock) {
        this.what = what;
        this.nanos = most.toNanos();
        this.clock = clock;
        since = clock.getAsLong();
    }

    /**
     * To be asked after each look.
     *
     * @param came whether there was something
     * @throws TimeoutException when there has been nothing for too long
     */
    public void after(boolean came) {
        long now = clock.getAsLong();
        if (came) {
            since = now;
        } else if (now - since >= nanos) {
            throw new TimeoutException("Kafka has sent nothing of " + what + " for "
                    + Duration.ofNanos(nanos).toSeconds() + " s, though there is more");
        }
    }
}
