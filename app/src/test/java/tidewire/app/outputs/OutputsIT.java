package tidewire.app.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertSender;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Json;
import tidewire.events.Phrasing;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.Topics;
import tidewire.events.consume.KafkaContact;

/** What leaves Tidewire, dashboard and alerts, behind a real broker with real transactions. */
class OutputsIT {
    private static final Instant NOON = Instant.parse("2013-10-10T16:00:00Z");
    private static final Citation MOVE = new Citation("move:IBM:1", Citation.Kind.MOVE, "IBM -1.22% in 20 min", null);

    private static EmbeddedBroker broker;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(null, 0);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void dashboard_startedBeforeTheTopics_showsWhatIsCommittedAndNothingElse() throws Exception {
        DashboardConfig config = new DashboardConfig("127.0.0.1", 0, false, null, "/", null, Map.of(), List.of());
        try (Dashboard dashboard = new Dashboard(config, broker.clientProperties(), meters, Map::of, () -> "", null)) {
            dashboard.start();
            assertThat(dashboard.problems().get("dashboard")).isPresent();
            topics();
            try (KafkaProducer<byte[], byte[]> producer = transactional()) {
                send(producer, Topics.DIGESTS, digest("committed 1"), true);
                send(producer, Topics.DIGESTS, digest("aborted"), false);
                send(producer, Topics.DIGESTS, digest("committed 2"), true);
            }

            JsonNode state = state(dashboard);
            while (state.at("/digests").size() < 2 || !state.at("/caughtUp").asBoolean()) {
                TimeUnit.MILLISECONDS.sleep(50); // Asks again; the build ends a hang.
                state = state(dashboard);
            }

            assertThat(state.at("/digests"))
                    .extracting(digest -> digest.get("id").asText())
                    .containsExactlyInAnyOrder("committed 1", "committed 2");
            assertThat(dashboard.problems()).containsEntry("dashboard", Optional.empty());
        }
    }

    @Test
    void alert_isPosted_andNotAgainAfterARestart() throws Exception {
        topics();
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer receiver = receiver(posted);
        Webhook webhook =
                new Webhook("SLACK", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/services/x");
        AlertsConfig config = AlertsConfig.atOnce(List.of(AlertsConfig.Route.slack(webhook)));
        try (KafkaProducer<byte[], byte[]> producer = transactional()) {
            send(producer, Topics.ALERTS, alert("first"), true);
            try (AlertSender sender = new AlertSender(config, broker.clientProperties(), meters)) {
                sender.start();
                assertThat(Json.mapper().readTree(posted.take()).at("/text").asText())
                        .contains("first");
            }
            send(producer, Topics.ALERTS, alert("second"), true);
            try (AlertSender sender = new AlertSender(config, broker.clientProperties(), meters)) {
                sender.start();
                // Were the first posted again, it would come before the second: one partition, one webhook.
                assertThat(Json.mapper().readTree(posted.take()).at("/text").asText())
                        .contains("second");
            }
        } finally {
            receiver.stop(0);
        }
    }

    /** It goes by figures of Kafka's own client, whose names nobody promises. */
    @Test
    void contact_ofARealConsumer_isThereOrNot() throws Exception {
        topics();
        KafkaContact contact = new KafkaContact();
        try (KafkaConsumer<byte[], byte[]> there = consumer(broker.clientProperties());
                KafkaConsumer<byte[], byte[]> away = consumer(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            there.partitionsFor(Topics.ALERTS);

            assertThat(contact.problem(there.metrics(), 0)).isNull();
            assertThat(contact.problem(there.metrics(), Duration.ofMinutes(1).toNanos()))
                    .isEqualTo("has had no answer from Kafka for 60 s and waits for it");
            assertThat(new KafkaContact().problem(away.metrics(), 0))
                    .isEqualTo("has no connection to Kafka and waits for it");
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static HttpServer receiver(BlockingQueue<String> posted) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private static void topics() {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
    }

    private static KafkaProducer<byte[], byte[]> transactional() {
        Map<String, Object> properties = new HashMap<>(broker.clientProperties());
        properties.put("transactional.id", "outputs");
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static <T extends Event> void send(
            KafkaProducer<byte[], byte[]> producer, String topic, T event, boolean commit) {
        @SuppressWarnings("unchecked")
        EventSerde<T> serde = EventSerde.of((Class<T>) event.getClass());
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize(topic, headers, event);
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, null, event.eventTime().toEpochMilli(), null, value, headers));
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static Digest digest(String id) {
        Instant to = NOON.plusSeconds(60L * Math.abs(id.hashCode() % 1_000));
        return new Digest(
                id,
                "markets",
                0,
                to.minusSeconds(1_800),
                to,
                false,
                new Digest.Lead("IBM falls", Phrasing.GENERATED, null, List.of(MOVE.id())),
                List.of(new Digest.Line(
                        "story",
                        StoryRef.Role.NEW,
                        "IBM fell 1.22%.",
                        Phrasing.GENERATED,
                        Digest.Wording.SHORTENED,
                        null,
                        0.5,
                        Map.of(),
                        2,
                        null,
                        List.of("IBM"),
                        List.of(MOVE))),
                null,
                List.of(),
                0,
                0,
                new Digest.Tokens(10, 5),
                new Digest.Model("model", "00"));
    }

    private static Alert alert(String id) {
        return new Alert(
                id,
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                NOON,
                "moves",
                "the price moved",
                null,
                id,
                "text",
                List.of("IBM"),
                List.of(MOVE));
    }

    private static JsonNode state(Dashboard dashboard) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/api/state"))
                .build();
        return Json.mapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
