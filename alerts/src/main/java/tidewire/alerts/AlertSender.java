package tidewire.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts topic to Slack webhooks: at least once, since Slack is outside Kafka's transactions; a repeated record is recognised by
 * the alert's id while this process remembers it.
 */
public final class AlertSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlertSender.class);
    private static final String GROUP = "tidewire-alerts";
    private static final Duration POST_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final WebhookClient client;
    private final DeadLetters deadLetters;
    private final List<WebhookSender> senders = new ArrayList<>();
    private final List<Thread> senderThreads = new ArrayList<>();
    private @Nullable Thread readerThread;
    private final AlertReader reader;

    /** @param kafka client properties, {@code bootstrap.servers} at least */
    public AlertSender(AlertsConfig config, Map<String, Object> kafka, MeterRegistry meters) {
        this(
                config,
                () -> consumer(kafka),
                producer(kafka),
                new SlackWebhookClient(POST_TIMEOUT),
                Ticker.SYSTEM,
                meters);
    }

    AlertSender(
            AlertsConfig config,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Producer<byte[], byte[]> producer,
            WebhookClient client,
            Ticker ticker,
            MeterRegistry meters) {
        this.producer = producer;
        this.client = client;
        this.deadLetters = new DeadLetters(producer, meters);
        Set<Webhook> webhooks = new LinkedHashSet<>();
        config.routes().forEach(route -> webhooks.add(route.webhook()));
        for (Webhook webhook : webhooks) {
            String name = "webhook " + (senders.size() + 1) + " at " + webhook.host();
            senders.add(new WebhookSender(name, webhook, client, deadLetters, config.minInterval(), ticker, meters));
        }
        this.reader = new AlertReader(consumers, desk -> sendersOf(config, desk), deadLetters, meters);
    }

    private List<WebhookSender> sendersOf(AlertsConfig config, String desk) {
        return senders.stream()
                .filter(sender -> config.routes().stream()
                        .anyMatch(route -> route.takes(desk) && route.webhook().equals(sender.webhook())))
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

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that is away is waited for: the alert's offset is committed only after its dead letter.
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void start() {
        for (WebhookSender sender : senders) {
            senderThreads.add(
                    start(sender::run, "tidewire-alerts-" + sender.name().replace(' ', '-')));
        }
        readerThread = start(reader::run, "tidewire-alerts-reader");
        log.info(
                "Alerts go to {}",
                senders.isEmpty()
                        ? "no webhook"
                        : senders.stream().map(WebhookSender::name).toList());
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
                "alerts", Optional.ofNullable(reader.problem()).or(() -> Optional.ofNullable(deadLetters.problem())));
        senders.forEach(sender -> problems.put("alerts " + sender.name(), Optional.ofNullable(sender.problem())));
        return problems;
    }

    /** Alerts that have not been delivered yet stay uncommitted and come again after the next start. */
    @Override
    public void close() {
        senderThreads.forEach(Thread::interrupt);
        senderThreads.forEach(AlertSender::join);
        reader.stop(); // After the senders, so that it commits what they delivered last.
        if (readerThread != null) {
            join(readerThread);
        }
        producer.close(Duration.ofSeconds(5));
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
