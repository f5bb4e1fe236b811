package tidewire.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.WebhookClient.Answer;
import tidewire.events.Alert;

/**
 * Delivers alerts to one webhook, message after message, at the pace that it allows. What may pass (a limit, a fault at the
 * other end, no answer) is tried again until it works; what cannot (a message that is refused) is set aside; a webhook that is
 * gone is turned off and says so in {@link #problem()} until the next start.
 */
final class WebhookSender {
    static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** What reaches the queue: an alert, or a line of text. */
    private record Outgoing(@Nullable Delivery delivery, String note) {}

    private final String name;
    private final Webhook webhook;
    private final WebhookClient client;
    private final DeadLetters deadLetters;
    private final Duration pace;
    private final AlertGroups groups;
    private final Ticker ticker;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private long nextAllowed;
    private volatile @Nullable String problem;
    private volatile boolean off;

    /** @param name for logs, metrics and problems; tells webhooks of one host apart @param pace least time between messages */
    WebhookSender(
            String name,
            Webhook webhook,
            WebhookClient client,
            DeadLetters deadLetters,
            Duration pace,
            AlertGroups groups,
            Ticker ticker,
            InstantSource clock,
            MeterRegistry meters) {
        this.name = name;
        this.webhook = webhook;
        this.client = client;
        this.deadLetters = deadLetters;
        this.pace = pace;
        this.groups = groups;
        this.ticker = ticker;
        this.clock = clock;
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
        queue.add(new Outgoing(delivery, ""));
    }

    /** A line that is no alert; lost if the process ends before it is sent. */
    void addNote(String text) {
        queue.add(new Outgoing(null, text));
    }

    /** Until interrupted. */
    void run() {
        try {
            while (true) {
                Duration wait = groups.untilNext(ticker.nanos(), LOOK);
                Outgoing next = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
                // All that has come meanwhile: what came while a message was under way leaves as one.
                while (next != null) {
                    take(next);
                    next = queue.poll();
                }
                List<Delivery> due = groups.take(ticker.nanos(), clock.instant());
                if (!due.isEmpty()) {
                    deliver(due);
                }
            }
        } catch (InterruptedException e) {
            // What is still waiting has not been committed and comes again after the next start.
            Thread.currentThread().interrupt();
        }
    }

    private void take(Outgoing outgoing) throws InterruptedException {
        if (outgoing.delivery() != null) {
            groups.add(outgoing.delivery(), ticker.nanos());
        } else {
            send(
                    () -> client.note(webhook, outgoing.note()),
                    reason -> log.warn("{} refused a note: {}", name, reason));
        }
    }

    /** Returns when the webhook has them or dead letters are on their way. */
    void deliver(List<Delivery> message) throws InterruptedException {
        boolean taken = send(() -> client.post(webhook, lastStates(message)), reason -> {
            if (message.size() == 1) {
                setAside(message.get(0), name + " refused it: " + reason);
            }
        });
        if (taken) {
            message.forEach(Delivery::partDone);
        } else if (off) {
            message.forEach(delivery -> setAside(delivery, name + " is turned off"));
        } else if (message.size() > 1) {
            // One of them may be what it does not take: the others must not go with it.
            for (Delivery delivery : message) {
                deliver(List.of(delivery));
            }
        }
    }

    private void setAside(Delivery delivery, String reason) {
        deadLetters.put(delivery.raw(), reason, delivery::partDone);
    }

    /** An alert that changed while it waited is told once, as it is now. */
    private static List<Alert> lastStates(List<Delivery> message) {
        Map<String, Alert> last = new LinkedHashMap<>();
        message.forEach(delivery -> last.put(delivery.alert().id(), delivery.alert()));
        return List.copyOf(last.values());
    }

    /** Something to post, as often as it takes. */
    private interface Attempt {
        Answer make() throws IOException;
    }

    private interface Refusal {
        void because(String reason);
    }

    /** True when it was taken; false when it was refused, which has then been told, or the webhook is off. */
    private boolean send(Attempt attempt, Refusal refusal) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (!off) {
            awaitTurn();
            Outcome outcome = outcome(attempt);
            // From when it arrived, which may be long after it was sent.
            nextAllowed = ticker.nanos() + pace.toNanos();
            count(outcome);
            switch (outcome.kind()) {
                case DELIVERED -> {
                    problem = null;
                    return true;
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
                    refusal.because(outcome.reason());
                    return false;
                }
                case GONE -> {
                    off = true;
                    problem = "is turned off: it answered " + outcome.reason()
                            + ". Check its address, then restart; undelivered alerts are dead letters";
                    log.error("{} {}", name, problem);
                }
            }
        }
        return false;
    }

    private void awaitTurn() throws InterruptedException {
        long wait = nextAllowed - ticker.nanos();
        if (wait > 0) {
            ticker.sleep(Duration.ofNanos(wait));
        }
    }

    private static Outcome outcome(Attempt attempt) {
        try {
            return outcome(attempt.make());
        } catch (IOException e) {
            // The message of the exception could hold the secret address.
            return new Outcome(Kind.LATER, "no answer", null);
        }
    }

    private static Outcome outcome(Answer answer) {
        int status = answer.status();
        String reason = "HTTP " + status + (answer.body().isEmpty() ? "" : " " + answer.body());
        if (status >= 200 && status < 300) {
            return new Outcome(answer.refused() ? Kind.REFUSED : Kind.DELIVERED, reason, null);
        }
        if (status == 429 || status == 408 || status >= 500) {
            Duration wait = answer.retryAfter() == null ? null : min(answer.retryAfter(), LONGEST_RETRY_AFTER);
            return new Outcome(Kind.LATER, reason, wait);
        }
        boolean gone = status == 401 || status == 403 || status == 404 || status == 410;
        return new Outcome(gone ? Kind.GONE : Kind.REFUSED, reason, null);
    }

    private void count(Outcome outcome) {
        String result = outcome.kind().name().toLowerCase(Locale.ROOT);
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
