package tidewire.alerts.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts messages to one webhook at its pace, each until it is taken or refused. One thread posts; others may wake or stop it. */
public final class PacedPosts {
    public static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    public static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    /** How often one message is posted that may have arrived each time, or that cannot be posted. */
    public static final int MOST_UNCLEAR = 3;

    private static final Logger log = LoggerFactory.getLogger(PacedPosts.class);

    private final String name;
    private final WebhookHealth health;
    private final Duration pace;
    private final Ticker ticker;
    private final MeterRegistry meters;
    private final Semaphore wake = new Semaphore(0);
    /** Held from a post to what follows from its answer: neither may be cut off by a stop. */
    private final ReentrantLock posting = new ReentrantLock();

    private volatile boolean stopped;
    private long nextAllowed;

    /** @param pace least time between messages */
    public PacedPosts(String name, WebhookHealth health, Duration pace, Ticker ticker, MeterRegistry meters) {
        this.name = name;
        this.health = health;
        this.pace = pace;
        this.ticker = ticker;
        this.meters = meters;
        this.nextAllowed = ticker.nanos();
        // From zero on, or the first refusal would be no increase.
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            posts(word(kind));
        }
    }

    /** What is to be posted. */
    public interface Message {
        /** Asked before every attempt, since what is wanted may change while one waits; null when nothing is left to post. */
        Outcome.@Nullable Attempt now();
    }

    /** Whether it was taken or refused, {@link Outcome#OFF} when the webhook is off, null when nothing was left to post. */
    @Nullable
    public Outcome post(Message message, Consumer<Outcome> delivered) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        int unclear = 0;
        while (!health.isOff()) {
            if (stopped) {
                throw new InterruptedException(); // whoever posted may have swallowed the first
            }
            awaitPace();
            Outcome.Attempt attempt = message.now();
            if (attempt == null) {
                return null;
            }
            wake.drainPermits();
            Outcome outcome = post(attempt, delivered);
            // From when it arrived, which may be long after it was sent.
            nextAllowed = ticker.nanos() + pace.toNanos();
            unclear += outcome.kind() == Outcome.Kind.UNCLEAR || outcome.kind() == Outcome.Kind.BROKEN ? 1 : 0;
            Outcome.Kind kind = unclear < MOST_UNCLEAR ? outcome.kind() : atLast(outcome.kind());
            count(word(kind));
            switch (kind) {
                case DELIVERED -> {
                    health.delivered();
                    return outcome;
                }
                case LATER, UNCLEAR, BROKEN -> {
                    Duration wait = outcome.retryAfter() != null ? outcome.retryAfter() : backoff;
                    backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
                    health.failing("does not take messages (" + outcome.reason() + "), next try in " + wait.toSeconds()
                            + " s");
                    log.warn("{} {}", name, health.problem());
                    ticker.sleep(wait, wake);
                }
                case REFUSED -> {
                    return outcome;
                }
                case GONE -> {
                    String what = outcome.kind() == Outcome.Kind.UNCLEAR
                            ? "it answered " + MOST_UNCLEAR + " times what does not say whether it took the message, "
                            : "it answered ";
                    health.off("is turned off: " + what + outcome.reason()
                            + ". Check its address and format, then turn it on from the page or restart; undelivered"
                            + " alerts are dead letters");
                    log.error("{} {}", name, health.problem());
                }
            }
        }
        return Outcome.OFF;
    }

    /** Not without end: every post of it could be one more message before people's eyes. */
    private static Outcome.Kind atLast(Outcome.Kind kind) {
        return switch (kind) {
            case UNCLEAR -> Outcome.Kind.GONE;
            case BROKEN -> Outcome.Kind.REFUSED;
            default -> kind;
        };
    }

    /** Ends the wait for the next try, if there is one. */
    public void tryNow() {
        wake.release();
    }

    /**
     * Interrupts the thread that posts, after the post that is under way: an answer that is cut off would be a message sent twice.
     *
     * @param patience how long that post is waited for
     */
    public void stop(Thread running, Duration patience) {
        boolean ended = false;
        stopped = true;
        try {
            ended = posting.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                log.warn("{} has not answered for {} s, which ends now all the same", name, patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.interrupt();
            if (ended) {
                posting.unlock();
            }
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    public void count(String result) {
        posts(result).increment();
    }

    private Counter posts(String result) {
        return meters.counter("tidewire.alerts.posts", "webhook", name, "result", result);
    }

    private static String word(Outcome.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Outcome post(Outcome.Attempt attempt, Consumer<Outcome> delivered) {
        posting.lock();
        try {
            Outcome outcome = Outcome.of(attempt);
            if (outcome.kind() == Outcome.Kind.DELIVERED) {
                delivered.accept(outcome);
            }
            return outcome;
        } finally {
            posting.unlock();
        }
    }

    private void awaitPace() throws InterruptedException {
        long wait = nextAllowed - ticker.nanos();
        if (wait > 0) {
            ticker.sleep(Duration.ofNanos(wait));
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
