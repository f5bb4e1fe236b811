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
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.alerts.posting.Outcome;
import tidewire.alerts.posting.PacedPosts;
import tidewire.alerts.posting.Ticker;
import tidewire.alerts.posting.WebhookHealth;
import tidewire.events.Alert;
import tidewire.events.AlertSent;
import tidewire.events.thread.StepGuard;

/**
 * Delivers alerts to one webhook, at the pace that it allows. What may pass (a limit, a fault at the other end) is tried again;
 * what cannot (a refused message) is set aside; a webhook that is gone is off, as {@link #problem()} says, until turned on.
 */
public final class WebhookSender {
    /** Alerts that wait for a webhook before the reader waits for it too. */
    static final int MOST_WAITING = 1_000;
    /** How long the reader, and with it all other webhooks, waits for one that takes nothing. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final String name;
    private final Webhook webhook;
    private final AlertsConfig.Format format;
    private final WebhookClient client;
    private final Books books;
    private final AlertGroups groups;
    private final Ticker ticker;
    private final InstantSource clock;
    private final WebhookHealth health;
    private final PacedPosts posts;
    private final StepGuard guard;
    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();

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
        this.format = format;
        this.client = client;
        this.books = books;
        this.groups = groups;
        this.ticker = ticker;
        this.clock = clock;
        this.health = new WebhookHealth(
                webhook.id(), webhook.host(), format.name().toLowerCase(Locale.ROOT), books.journal(), clock);
        this.posts = new PacedPosts(name, health, pace, ticker, meters);
        this.guard = StepGuard.lasting(name + " could not send a message, which comes again after a restart", log);
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
        String problem = health.problem();
        return problem != null ? problem : guard.problem();
    }

    /** Whether the webhook has an alert as it is. */
    public boolean has(Alert alert) {
        return books.sent().has(webhook, alert);
    }

    /** From when on an alert may leave: quiet hours keep it. */
    public Instant mayLeave(Alert alert) {
        return groups.mayLeave(alert);
    }

    /** Whether so much waits that no more should come; a webhook that has failed for long is not waited for. */
    public boolean isFull() {
        return queue.size() >= MOST_WAITING && !health.isFailingFor(PATIENCE);
    }

    /** When more waits for a webhook that fails than should, the oldest is set aside: the others go on meanwhile. */
    public void add(Delivery delivery) {
        queue.add(delivery);
        while (queue.size() > MOST_WAITING && health.isFailingFor(PATIENCE)) {
            Delivery oldest = queue.poll();
            if (oldest != null) {
                setAside(oldest, name + " " + health.problem() + ", and " + MOST_WAITING + " newer alerts wait for it");
            }
        }
    }

    public void addNote(Note note) {
        notes.add(note);
    }

    /** Tries a webhook again that was turned off, or that fails and waits; what it did not take while off are dead letters. */
    public void turnOn() {
        health.turnedOn();
        posts.tryNow();
    }

    /** Ends {@link #run} on its thread, after the post that is under way. @param patience how long that is waited for */
    public void stop(Thread running, Duration patience) {
        posts.stop(running, patience);
    }

    /** Until stopped. */
    public void run() {
        try {
            guard.run(health::begun);
            while (!posts.isStopped()) {
                if (!guard.run(this::step)) {
                    ticker.sleep(LOOK);
                }
            }
        } catch (InterruptedException e) {
            // What is still waiting has not been committed and comes again after the next start.
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        Duration wait = groups.untilNext(ticker.nanos(), clock.instant(), LOOK);
        Delivery next = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        // All that has come meanwhile: what came while a message was under way leaves as one.
        while (next != null) {
            groups.add(next, ticker.nanos(), clock.instant());
            next = queue.poll();
        }
        groups.takeTooMany(clock.instant())
                .forEach(kept -> setAside(kept, "quiet hours of " + name + " keep too many"));
        List<Delivery> due = groups.take(ticker.nanos(), clock.instant());
        if (!due.isEmpty()) {
            deliver(due);
        }
        deliverNotes();
    }

    /** Notes whose hours are not quiet. */
    void deliverNotes() throws InterruptedException {
        for (Note note : List.copyOf(notes)) {
            Outcome outcome =
                    posts.post(() -> isQuiet(note) ? null : () -> client.note(webhook, note.text()), taken -> {});
            if (outcome != null) {
                notes.remove(note);
                note.done().run();
                if (outcome.kind() != Outcome.Kind.DELIVERED) {
                    log.warn("{} did not take a line ({}): {}", name, outcome.reason(), note.text());
                }
            }
        }
    }

    private boolean isQuiet(Note note) {
        return groups.isQuiet(note.about(), clock.instant());
    }

    /** Returns when the webhook has them, nobody wants them any more, quiet hours keep them, or dead letters are on their way. */
    void deliver(List<Delivery> message) throws InterruptedException {
        Map<Optional<String>, List<Delivery>> threads = new LinkedHashMap<>();
        for (Delivery delivery : wanted(message)) {
            threads.computeIfAbsent(books.sent().thread(webhook, delivery.alert()), thread -> new ArrayList<>())
                    .add(delivery);
        }
        for (Map.Entry<Optional<String>, List<Delivery>> each : threads.entrySet()) {
            for (List<Delivery> part : MessageParts.of(each.getValue(), client.most())) {
                deliver(part, each.getKey().orElse(null));
            }
        }
    }

    /** Not what the webhook has already, what people do not want or have read, and what quiet hours keep. */
    private List<Delivery> wanted(List<Delivery> message) {
        List<Delivery> wanted = new ArrayList<>();
        for (Delivery delivery : message) {
            Alert alert = delivery.alert();
            Optional<AlertSent> sameNews = format == AlertsConfig.Format.JSON
                    ? Optional.empty()
                    : books.sent().byAnotherDesk(webhook, alert);
            if (has(alert)) {
                posts.count("repeated");
                delivery.partDone();
            } else if (books.controls().heldBack(alert, clock.instant()).isPresent()) {
                posts.count("held back");
                delivery.partDone();
            } else if (sameNews.isPresent()) {
                posts.count("told by another desk");
                delivered(delivery, sameNews.get().thread());
            } else if (groups.isKept(alert, clock.instant())) {
                groups.add(delivery, ticker.nanos(), clock.instant());
            } else {
                wanted.add(delivery);
            }
        }
        return wanted;
    }

    private void deliver(List<Delivery> message, @Nullable String thread) throws InterruptedException {
        List<Delivery> left = new ArrayList<>(message);
        Outcome outcome = posts.post(
                () -> {
                    List<Delivery> wanted = wanted(left);
                    left.retainAll(wanted);
                    List<Alert> alerts = MessageParts.lastStates(left);
                    return alerts.isEmpty() ? null : () -> client.post(webhook, alerts, thread);
                },
                taken -> left.forEach(delivery -> delivered(delivery, taken.thread())));
        if (outcome == null || outcome.kind() == Outcome.Kind.DELIVERED) {
            log.debug("{} took {} alerts", name, left.size());
        } else if (outcome.kind() == Outcome.Kind.GONE) {
            left.forEach(delivery -> setAside(delivery, name + " is turned off"));
        } else if (thread != null) {
            // The thread may be gone: the alert must not go with it.
            deliver(left, null);
        } else if (left.size() == 1) {
            setAside(left.get(0), name + " refused it: " + outcome.reason());
        } else {
            // One of them may be what it does not take: the others must not go with it.
            for (Delivery delivery : left) {
                deliver(List.of(delivery), null);
            }
        }
    }

    private void delivered(Delivery delivery, @Nullable String thread) {
        Alert alert = delivery.alert();
        AlertSent sent = AlertSent.of(webhook.id(), alert, clock.instant(), thread);
        books.sent().take(sent);
        books.journal().sent(sent, delivery::partDone);
    }

    private void setAside(Delivery delivery, String reason) {
        books.letters().put(delivery.raw(), reason, delivery.place(), delivery::partDone);
    }
}
