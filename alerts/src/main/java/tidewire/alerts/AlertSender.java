package tidewire.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.client.JsonWebhookClient;
import tidewire.alerts.client.SlackBotClient;
import tidewire.alerts.client.SlackWebhookClient;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.alerts.control.ControlReader;
import tidewire.alerts.control.Controls;
import tidewire.alerts.control.Journal;
import tidewire.alerts.control.SentLog;
import tidewire.alerts.delivery.AlertGroups;
import tidewire.alerts.delivery.Books;
import tidewire.alerts.delivery.UndeliveredAlerts;
import tidewire.alerts.delivery.WebhookSender;
import tidewire.alerts.posting.Ticker;
import tidewire.events.Alert;
import tidewire.events.WebhookStatus;
import tidewire.events.WebhookStatus.State;
import tidewire.events.thread.StepGuard;

/**
 * Alerts topic to webhooks: at least once, since a webhook is outside Kafka's transactions; a repeated record is recognised by
 * the alert's id while this process remembers it.
 */
public final class AlertSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlertSender.class);
    private static final String GROUP = "tidewire-alerts";
    private static final Duration POST_TIMEOUT = Duration.ofSeconds(10);
    /** Of all posts that are under way together: longer than any may take. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Producer<byte[], byte[]> producer;
    private final Journal journal;
    private final ControlReader controlReader;
    private final Map<AlertsConfig.Format, WebhookClient> clients;
    private final UndeliveredAlerts deadLetters;
    private final List<WebhookSender> senders = new ArrayList<>();
    private final List<Thread> senderThreads = new ArrayList<>();
    private final List<Thread> readerThreads = new ArrayList<>();
    private final AlertReader reader;
    private final InstantSource clock;
    private final StepGuard start = StepGuard.lasting("webhooks that are no longer configured stay on the page", log);

    /** @param kafka client properties, {@code bootstrap.servers} at least */
    public AlertSender(AlertsConfig config, Map<String, Object> kafka, MeterRegistry meters) {
        this(
                config,
                () -> consumer(kafka),
                () -> follower(kafka),
                producer(kafka),
                clients(config),
                Ticker.SYSTEM,
                InstantSource.system(),
                meters);
    }

    AlertSender(
            AlertsConfig config,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Consumer<byte[], byte[]>> followers,
            Producer<byte[], byte[]> producer,
            Map<AlertsConfig.Format, WebhookClient> clients,
            Ticker ticker,
            InstantSource clock,
            MeterRegistry meters) {
        this.producer = producer;
        this.clock = clock;
        this.clients = Map.copyOf(clients);
        this.deadLetters = new UndeliveredAlerts(producer, meters);
        this.journal = new Journal(producer);
        Controls controls = new Controls();
        SentLog sent = new SentLog();
        Books books = new Books(controls, sent, journal, deadLetters);
        this.controlReader = new ControlReader(followers, controls, sent, this::turnOn);
        Map<Webhook, AlertsConfig.Route> webhooks = new LinkedHashMap<>();
        config.routes().forEach(route -> webhooks.putIfAbsent(route.webhook(), route));
        webhooks.forEach((webhook, route) -> senders.add(new WebhookSender(
                "webhook " + (senders.size() + 1) + " at " + webhook.host(),
                webhook,
                route.format(),
                Objects.requireNonNull(clients.get(route.format())),
                books,
                config.pace(),
                new AlertGroups(config.gather(), config.interval(), alert -> config.quiet(webhook, alert)),
                ticker,
                clock,
                meters)));
        LateAlerts late = new LateAlerts(config.longestDelay(), clock);
        this.reader = new AlertReader(
                consumers,
                alert -> sendersOf(config, alert),
                () -> senders.stream().anyMatch(WebhookSender::isFull),
                late,
                deadLetters,
                meters);
    }

    static Map<AlertsConfig.Format, WebhookClient> clients(AlertsConfig config) {
        return Map.of(
                AlertsConfig.Format.SLACK, new SlackWebhookClient(POST_TIMEOUT, config.page()),
                AlertsConfig.Format.SLACK_BOT, new SlackBotClient(POST_TIMEOUT, config.page()),
                AlertsConfig.Format.JSON, new JsonWebhookClient(POST_TIMEOUT, config.page()));
    }

    private void turnOn(String webhook) {
        senders.stream().filter(sender -> sender.webhook().id().equals(webhook)).forEach(WebhookSender::turnOn);
    }

    private List<WebhookSender> sendersOf(AlertsConfig config, Alert alert) {
        return senders.stream()
                .filter(sender -> config.routeOf(sender.webhook(), alert) != null)
                .toList();
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A group that is new has missed nothing yet: an alert written before it joined must not be lost.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of every partition, in no group. */
    private static Consumer<byte[], byte[]> follower(Map<String, Object> kafka) {
        return new KafkaConsumer<>(followerProperties(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Map<String, Object> followerProperties(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Of a topic that was made anew, or lost its end, all is read: a command that is passed over is one that nobody
        // obeys.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
        return new KafkaProducer<>(producerProperties(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerProperties(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that is away is waited for: the alert's offset is committed only after its dead letter.
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Also where nothing is known of the topic yet: what is given up here was posted, and would be posted again.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) Integer.MAX_VALUE);
        return properties;
    }

    public void start() {
        readerThreads.add(start(controlReader::run, "tidewire-alerts-controls"));
        for (WebhookSender sender : senders) {
            senderThreads.add(start(
                    () -> whenReady(sender::run),
                    "tidewire-alerts-" + sender.name().replace(' ', '-')));
        }
        readerThreads.add(start(
                () -> whenReady(() -> {
                    start.run(this::tellRemoved);
                    reader.run();
                }),
                "tidewire-alerts-reader"));
        log.info(
                "Alerts go to {}",
                senders.isEmpty()
                        ? "no webhook"
                        : senders.stream().map(WebhookSender::name).toList());
    }

    /** Not before it is known what was sent already and what people do not want. */
    private void whenReady(StepGuard.Step work) {
        try {
            controlReader.awaitReady();
            work.run();
        } catch (InterruptedException e) {
            // closed before anything was sent
        }
    }

    /** What an earlier configuration named would else stand on the page for ever, and be off for ever. */
    private void tellRemoved() {
        Set<String> configured =
                senders.stream().map(sender -> sender.webhook().id()).collect(Collectors.toSet());
        Instant now = clock.instant();
        controlReader.webhooks().stream()
                .filter(known -> !configured.contains(known.webhook()) && known.state() != State.REMOVED)
                .forEach(known -> journal.status(new WebhookStatus(
                        known.webhook(),
                        known.host(),
                        known.format(),
                        State.REMOVED,
                        now,
                        now,
                        "is no longer in the configuration",
                        known.lastDelivered(),
                        known.delivered())));
    }

    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Why each component would not work now; an empty optional when it would. */
    public Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new LinkedHashMap<>();
        problems.put(
                "alerts",
                Optional.ofNullable(reader.problem())
                        .or(() -> Optional.ofNullable(controlReader.problem()))
                        .or(() -> Optional.ofNullable(start.problem()))
                        .or(() -> Optional.ofNullable(journal.problem()))
                        .or(() -> Optional.ofNullable(deadLetters.problem())));
        senders.forEach(sender -> problems.put("alerts " + sender.name(), Optional.ofNullable(sender.problem())));
        return problems;
    }

    /** Alerts that have not been delivered yet stay uncommitted and come again after the next start. */
    @Override
    public void close() {
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        for (int i = 0; i < senderThreads.size(); i++) {
            senders.get(i).stop(senderThreads.get(i), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        senderThreads.forEach(AlertSender::join);
        reader.stop(); // After the senders, so that it commits what they delivered last.
        controlReader.stop();
        readerThreads.forEach(AlertSender::join);
        producer.close(Duration.ofSeconds(5));
        clients.values().forEach(AlertSender::close);
    }

    private static void close(WebhookClient client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                log.debug("Closing the Slack client failed", e);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
