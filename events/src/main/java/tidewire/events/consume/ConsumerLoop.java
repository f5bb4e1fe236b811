package tidewire.events.consume;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.thread.Faults;

/**
 * What every thread that reads topics does: opens a consumer, reads until it is stopped, and after a failure says so, waits, and
 * begins again with another consumer. It knows whether Kafka is there, and no failure ends it without a word. What is read is the affair
 * of {@link Reading}.
 */
public final class ConsumerLoop {
    /** Reads with one consumer while {@link #goesOn}; whoever returns is called again with another one. */
    public interface Reading {
        void read(Consumer<byte[], byte[]> consumer);
    }

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Faults FAULTS = Faults.WORDS;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String what;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Reading reading;
    /** Told of the failure that ends the loop; null when none does. */
    private final java.util.function.@Nullable Consumer<String> end;

    private final Duration pause;
    private final KafkaContact contact = new KafkaContact();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem;

    private ConsumerLoop(
            String what,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Reading reading,
            java.util.function.@Nullable Consumer<String> end,
            Duration pause) {
        this.what = what;
        this.consumers = consumers;
        this.reading = reading;
        this.end = end;
        this.pause = pause;
    }

    /** @param what is read, in a person's words: "alerts" */
    public static ConsumerLoop forEver(String what, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading) {
        return forEver(what, consumers, reading, PAUSE);
    }

    static ConsumerLoop forEver(
            String what, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading, Duration pause) {
        return new ConsumerLoop(what, consumers, reading, null, pause);
    }

    /** Ends at the first failure, whose words {@code failed} is told. */
    public static ConsumerLoop untilFailure(
            String what,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Reading reading,
            java.util.function.Consumer<String> failed) {
        return new ConsumerLoop(what, consumers, reading, failed, PAUSE);
    }

    /** Until {@link #stop}, in the caller's thread. */
    public void run() {
        while (goesOn()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                read(consumer);
            } catch (WakeupException e) {
                // Only stop() wakes the consumer.
            } catch (Throwable e) {
                if (end != null) {
                    end.accept(FAULTS.of(e));
                    return;
                }
                // Said first: to log it may need what is not there.
                problem = "stopped reading " + what + " and tries again: " + FAULTS.of(e);
                log(e);
                await(pause);
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        current = consumer;
        try {
            if (goesOn()) { // stop() may have come before there was a consumer to wake
                reading.read(consumer);
            }
        } finally {
            current = null;
        }
    }

    private void log(Throwable failure) {
        try {
            log.warn("Reading {} failed, next try in {} s", what, pause.toSeconds(), failure);
        } catch (Throwable e) {
            // Nothing is left that could say it; the problem stands.
        }
    }

    public boolean goesOn() {
        return stop.getCount() > 0;
    }

    /** Waits, but not beyond {@link #stop}. */
    public void await(Duration time) {
        try {
            stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    /** Ends the loop; it may still be within its last step when this returns. */
    public void stop() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Why nothing would be read now, or null. */
    public @Nullable String problem() {
        String said = problem;
        Consumer<byte[], byte[]> consumer = current;
        return said != null || consumer == null ? said : contact.problem(consumer.metrics(), System.nanoTime());
    }

    /** @param words what keeps the reading up, null when nothing does any more */
    public void problem(@Nullable String words) {
        problem = words;
    }
}
