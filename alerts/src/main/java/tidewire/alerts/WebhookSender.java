package tidewire.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.WebhookClient.Answer;

/**
 * Delivers alerts to one webhook, one after the other, at the pace that it allows. What may pass (a limit, a fault at the other end,
 * no answer) is tried again until it works; what cannot (a message that is refused) is set aside; a webhook that is gone is turned
 * off and says so in {@link #problem()} until the next start.
 */
final class WebhookSender {
    static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final String name;
    private final Webhook webhook;
    private final WebhookClient client;
    private final DeadLetters deadLetters;
    private final Duration minInterval;
    private final Ticker ticker;
    private final MeterRegistry meters;
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
    private long nextAllowed;
    private volatile @Nullable String problem;
    private volatile boolean off;

    /** @param name for logs, metrics and problems; tells webhooks of one host apart */
    WebhookSender(
            String name,
            Webhook webhook,
            WebhookClient client,
            DeadLetters deadLetters,
            Duration minInterval,
            Ticker ticker,
            MeterRegistry meters) {
        this.name = name;
        this.webhook = webhook;
        this.client = client;
        this.deadLetters = deadLetters;
        this.minInterval = minInterval;
        this.ticker = ticker;
        this.meters = meters;
        this.nextAllowed = ticker.nanos();
    }

    String name() {
        return name;
    }

    Webhook webhook() {
        return webhook;
    }

    /** Why nothing would be delivered now, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
    }

    /** Until interrupted. */
    void run() {
        try {
            while (true) {
                deliver(waiting.take());
            }
        } catch (InterruptedException e) {
            // What is still waiting has not been committed and comes again after the next start.
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the webhook has it or a dead letter is on its way. */
    void deliver(Delivery delivery) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (!off) {
            awaitTurn();
            Outcome outcome = attempt(delivery);
            count(outcome);
            switch (outcome.kind()) {
                case DELIVERED -> {
                    problem = null;
                    delivery.partDone();
                    return;
                }
                case LATER -> {
                    Duration wait = outcome.retryAfter() != null ? outcome.retryAfter() : backoff;
                    backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
                    nextAllowed = Math.max(nextAllowed, ticker.nanos() + wait.toNanos());
                    problem =
                            "does not take messages (" + outcome.reason() + "), next try in " + wait.toSeconds() + " s";
                    log.warn("{} {}", name, problem);
                }
                case REFUSED -> {
                    deadLetters.put(delivery.raw(), name + " refused it: " + outcome.reason(), delivery::partDone);
                    return;
                }
                case GONE -> {
                    off = true;
                    problem = "is turned off: it answered " + outcome.reason()
                            + ". Check its address, then restart; undelivered alerts are dead letters";
                    log.error("{} {}", name, problem);
                }
            }
        }
        deadLetters.put(delivery.raw(), name + " is turned off", delivery::partDone);
    }

    private void awaitTurn() throws InterruptedException {
        long wait = nextAllowed - ticker.nanos();
        if (wait > 0) {
            ticker.sleep(Duration.ofNanos(wait));
        }
        nextAllowed = ticker.nanos() + minInterval.toNanos();
    }

    private Outcome attempt(Delivery delivery) {
        try {
            return outcome(client.post(webhook, AlertMessage.of(delivery.alert())));
        } catch (IOException e) {
            // The message of the exception could hold the secret address.
            return new Outcome(Kind.LATER, "no answer, " + e.getClass().getSimpleName(), null);
        }
    }

    private static Outcome outcome(Answer answer) {
        int status = answer.status();
        String reason = "HTTP " + status + (answer.body().isEmpty() ? "" : " " + answer.body());
        if (status >= 200 && status < 300) {
            return new Outcome(Kind.DELIVERED, reason, null);
        }
        if (status == 429 || status == 408 || status >= 500) {
            Duration wait = answer.retryAfter() == null ? null : min(answer.retryAfter(), LONGEST_RETRY_AFTER);
            return new Outcome(Kind.LATER, reason, wait);
        }
        boolean gone = status == 401 || status == 403 || status == 404 || status == 410;
        return new Outcome(gone ? Kind.GONE : Kind.REFUSED, reason, null);
    }

    private void count(Outcome outcome) {
        String result = outcome.kind().name().toLowerCase(java.util.Locale.ROOT);
        meters.counter("tidewire.alerts.posts", "webhook", name, "result", result)
                .increment();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private enum Kind {
        DELIVERED,
        LATER,
        REFUSED,
        GONE
    }

    private record Outcome(
            Kind kind, String reason, @Nullable Duration retryAfter) {}
}
