package tidewire.alerts.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.events.Alert;
import tidewire.events.AlertSent;

/**
 * Delivers alerts to one webhook, at the pace that it allows. What may pass (a limit, a fault at the other end) is tried again;
 * what cannot (a refused message) is set aside; a webhook that is gone is off, as {@link #problem()} says, until turned on.
 */
public final class WebhookSender {
    static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** What reaches the queue: an alert, or a line of text. */
    private record Outgoing(@Nullable Delivery delivery, String note) {}

    private final String name;
    private final Webhook webhook;
    private final WebhookClient client;
    private final Books books;
    private final Duration pace;
    private final AlertGroups groups;
    private final Ticker ticker;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final WebhookHealth health;
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    /** Held from a post to what follows from its answer: neither may be cut off by a stop. */
    private final ReentrantLock posting = new ReentrantLock();

    private long nextAllowed;

    /** @param name for logs, metrics and problems; tells webhooks of one host apart @param pace least time between messages */
    public WebhookSender(
            String name,
            Webhook webhook,
            AlertsConfig.Format format,
            WebhookClient client,
            Books books,
            Duration pace,
            AlertGroups groups,
            Ticker ticker,
            InstantSource clock,
            MeterRegistry meters) {
        this.name = name;
        this.webhook = webhook;
        this.client = client;
        this.books = books;
        this.pace = pace;
        this.groups = groups;
        this.ticker = ticker;
        this.clock = clock;
        this.meters = meters;
        this.health = new WebhookHealth(
                webhook.id(), webhook.host(), format.name().toLowerCase(Locale.ROOT), books.journal(), clock);
        this.nextAllowed = ticker.nanos();
    }

    public String name() {
        return name;
    }

    public Webhook webhook() {
        return webhook;
    }

    /** Why nothing would be delivered now, or null. */
    @Nullable
    public String problem() {
        return health.problem();
    }

    /** Whether the webhook has an alert as it is. */
    public boolean has(Alert alert) {
        return books.sent().has(webhook, alert);
    }

    /** From when on an alert may leave: quiet hours keep it. */
    public Instant mayLeave(Alert alert) {
        return groups.mayLeave(alert);
    }

    public void add(Delivery delivery) {
        queue.add(new Outgoing(delivery, ""));
    }

    /** A line that is no alert; lost if the process ends before it is sent. */
    public void addNote(String text) {
        queue.add(new Outgoing(null, text));
    }

    /** Tries a webhook again that was turned off; what it did not take meanwhile are dead letters. */
    public void turnOn() {
        health.turnedOn();
    }

    /** Ends {@link #run} on its thread, after the post that is under way: an answer that is cut off would be a message sent twice. */
    public void stop(Thread running) {
        posting.lock();
        try {
            running.interrupt();
        } finally {
            posting.unlock();
        }
    }

    /** Until stopped. */
    public void run() {
        health.begun();
        try {
            while (true) {
                Duration wait = groups.untilNext(ticker.nanos(), clock.instant(), LOOK);
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
            groups.add(outgoing.delivery(), ticker.nanos(), clock.instant());
        } else {
            send(() -> client.note(webhook, outgoing.note()), outcome -> {})
                    .filter(outcome -> outcome.kind() == Outcome.Kind.REFUSED)
                    .ifPresent(outcome -> log.warn("{} refused a note: {}", name, outcome.reason()));
        }
    }

    /** Returns when the webhook has them, nobody wants them any more, or dead letters are on their way. */
    void deliver(List<Delivery> message) throws InterruptedException {
        Map<Optional<String>, List<Delivery>> threads = new LinkedHashMap<>();
        for (Delivery delivery : wanted(message)) {
            threads.computeIfAbsent(books.sent().thread(webhook, delivery.alert()), thread -> new ArrayList<>())
                    .add(delivery);
        }
        for (Map.Entry<Optional<String>, List<Delivery>> each : threads.entrySet()) {
            deliver(each.getValue(), each.getKey().orElse(null));
        }
    }

    /** Not what the webhook has already and what people do not want: that is done. */
    private List<Delivery> wanted(List<Delivery> message) {
        List<Delivery> wanted = new ArrayList<>();
        for (Delivery delivery : message) {
            if (has(delivery.alert())) {
                count("repeated");
                delivery.partDone();
            } else if (books.controls()
                    .heldBack(delivery.alert(), clock.instant())
                    .isPresent()) {
                count("held back");
                delivery.partDone();
            } else {
                wanted.add(delivery);
            }
        }
        return wanted;
    }

    private void deliver(List<Delivery> message, @Nullable String thread) throws InterruptedException {
        List<Alert> alerts = lastStates(message);
        Outcome outcome = send(
                        () -> client.post(webhook, alerts, thread),
                        taken -> message.forEach(delivery -> delivered(delivery, taken.thread())))
                .orElse(null);
        if (outcome == null) {
            message.forEach(delivery -> setAside(delivery, name + " is turned off"));
        } else if (outcome.kind() == Outcome.Kind.DELIVERED) {
            log.debug("{} took {} alerts", name, message.size());
        } else if (thread != null) {
            // The thread may be gone: the alert must not go with it.
            deliver(message, null);
        } else if (message.size() == 1) {
            setAside(message.get(0), name + " refused it: " + outcome.reason());
        } else {
            // One of them may be what it does not take: the others must not go with it.
            for (Delivery delivery : message) {
                deliver(List.of(delivery), null);
            }
        }
    }

    private void delivered(Delivery delivery, @Nullable String thread) {
        Alert alert = delivery.alert();
        AlertSent sent =
                new AlertSent(webhook.id(), alert.id(), alert.desk(), alert.revision(), clock.instant(), thread);
        books.sent().take(sent);
        books.journal().sent(sent, delivery::partDone);
    }

    private void setAside(Delivery delivery, String reason) {
        books.letters().put(delivery.raw(), reason, delivery.place(), delivery::partDone);
    }

    /** An alert that changed while it waited is told once, as it is now. */
    private static List<Alert> lastStates(List<Delivery> message) {
        Map<String, Alert> last = new LinkedHashMap<>();
        message.forEach(delivery -> last.put(delivery.alert().id(), delivery.alert()));
        return List.copyOf(last.values());
    }

    /** Whether it was taken or refused; empty when the webhook is off. */
    private Optional<Outcome> send(Outcome.Attempt attempt, Consumer<Outcome> delivered) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (!health.isOff()) {
            awaitTurn();
            Outcome outcome = post(attempt, delivered);
            // From when it arrived, which may be long after it was sent.
            nextAllowed = ticker.nanos() + pace.toNanos();
            count(outcome.kind().name().toLowerCase(Locale.ROOT));
            switch (outcome.kind()) {
                case DELIVERED -> {
                    health.delivered();
                    return Optional.of(outcome);
                }
                case LATER -> {
                    Duration wait = outcome.retryAfter() != null ? outcome.retryAfter() : backoff;
                    backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
                    nextAllowed = Math.max(nextAllowed, ticker.nanos() + wait.toNanos());
                    health.failing("does not take messages (" + outcome.reason() + "), next try in " + wait.toSeconds()
                            + " s");
                    log.warn("{} {}", name, health.problem());
                }
                case REFUSED -> {
                    return Optional.of(outcome);
                }
                case GONE -> {
                    health.off("is turned off: it answered " + outcome.reason()
                            + ". Check its address, then turn it on from the page or restart; undelivered alerts are"
                            + " dead letters");
                    log.error("{} {}", name, health.problem());
                }
            }
        }
        return Optional.empty();
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

    private void awaitTurn() throws InterruptedException {
        long wait = nextAllowed - ticker.nanos();
        if (wait > 0) {
            ticker.sleep(Duration.ofNanos(wait));
        }
    }

    private void count(String result) {
        meters.counter("tidewire.alerts.posts", "webhook", name, "result", result)
                .increment();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
