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

/**
 * What every thread that reads topics does: opens a consumer, reads until it is stopped, and after a failure says so, waits, and
 * begins again with another consumer. What is read is the affair of {@link Reading}.
 */
public final class ConsumerLoop {
    /** Reads with one consumer while {@link #goesOn}; whoever returns is called again with another one. */
    public interface Reading {
        void read(Consumer<byte[], byte[]> consumer);
    }

    /** What becomes of the loop after a failure. */
    private interface Failure {
        /** @return what is said until reading goes on, or null to end */
        @Nullable
        String words(RuntimeException failure);
    }

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Reading reading;
    private final Failure failure;
    private final Duration pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem;

    private ConsumerLoop(
            Supplier<Consumer<byte[], byte[]>> consumers, Reading reading, Failure failure, Duration pause) {
        this.consumers = consumers;
        this.reading = reading;
        this.failure = failure;
        this.pause = pause;
    }

    /** @param what is read, in a person's words: "alerts" */
    public static ConsumerLoop forEver(String what, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading) {
        return forEver(what, consumers, reading, PAUSE);
    }

    static ConsumerLoop forEver(
            String what, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading, Duration pause) {
        return new ConsumerLoop(
                consumers,
                reading,
                failed -> {
                    log.warn("Reading {} failed, next try in {} s", what, pause.toSeconds(), failed);
                    return "stopped reading " + what + " and tries again: " + failed.getMessage();
                },
                pause);
    }

    /** Ends at the first failure, which {@code failed} is told. */
    public static ConsumerLoop untilFailure(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Reading reading,
            java.util.function.Consumer<RuntimeException> failed) {
        return new ConsumerLoop(
                consumers,
                reading,
                failure -> {
                    failed.accept(failure);
                    return null;
                },
                PAUSE);
    }

    /** Until {@link #stop}, in the caller's thread. */
    public void run() {
        while (goesOn()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                if (goesOn()) { // stop() may have come before there was a consumer to wake
                    reading.read(consumer);
                }
            } catch (WakeupException e) {
                // Only stop() wakes the consumer.
            } catch (RuntimeException e) {
                problem = failure.words(e);
                if (problem == null) {
                    return;
                }
                await(pause);
            } finally {
                current = null;
            }
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
        return problem;
    }

    /** @param words what keeps the reading up, null when nothing does any more */
    public void problem(@Nullable String words) {
        problem = words;
    }
}
