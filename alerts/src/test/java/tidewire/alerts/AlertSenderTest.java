package tidewire.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tidewire.alerts.AlertObjects.alert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.events.Alert;
import tidewire.events.DeadLetter;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.Topics;
import tidewire.events.WebhookStatus;
import tidewire.events.WebhookStatus.State;
import tidewire.events.consume.RefusalStreak;

/** The whole part with Kafka's in-memory clients; the webhook is a script. */
class AlertSenderTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ALERTS, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer = AlertObjects.producer();
    private final GatedClient client = new GatedClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AlertSender sender = new AlertSender(
            new AlertsConfig(
                    List.of(
                            route("*", "https://all.example/1"),
                            route("markets", "https://all.example/1"),
                            route("security", "https://security.example/2")),
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMinutes(15),
                    null),
            () -> consumer,
            () -> AlertObjects.follower(known("OLD", State.OFF), known("OLDER", State.REMOVED)),
            producer,
            Map.of(AlertsConfig.Format.SLACK, client),
            new FakeTicker(),
            () -> AlertObjects.TIME.plusSeconds(60),
            meters);
    private long offset;

    @BeforeEach
    void start() {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        });
        sender.start();
        await(() -> !consumer.assignment().isEmpty());
    }

    @AfterEach
    void close() {
        client.open("");
        sender.close();
    }

    @Test
    void alert_goesToTheWebhooksOfItsDesk_onceEach() {
        client.open("");
        publish(Json.write(alert("1")));

        await(() -> committed() == 1);

        assertThat(client.posted()).containsOnly(Map.entry("all.example", 1));
    }

    @Test
    void offset_isCommittedOnlyWhenEverythingBeforeItIsDelivered() {
        client.closeFor("first");
        publish(Json.write(alert("1", "first", "text")));
        publish("no alert".getBytes(StandardCharsets.UTF_8)); // Set aside at once, while the first still waits.
        await(() -> AlertObjects.letters(producer).size() == 1);
        afterTheNextPass();
        assertThat(committed()).isZero();

        client.open("first");
        await(() -> committed() == 2);
    }

    @Test
    void repeatedRecord_isDeliveredOnce_butAnUpdateIsDelivered() {
        client.open("");
        Alert created = alert("1");
        publish(Json.write(created));
        publish(Json.write(created));
        await(() -> committed() == 2); // An update that comes while the first word waits leaves with it.
        publish(Json.write(new Alert(
                created.id(),
                1,
                created.desk(),
                "UTC",
                Alert.Action.UPDATED,
                created.severity(),
                created.time(),
                "moves",
                "the price moved",
                null,
                created.title(),
                created.text(),
                created.symbols(),
                created.cites())));

        await(() -> committed() == 3);

        assertThat(client.posted()).containsOnly(Map.entry("all.example", 2));
        assertThat(meters.counter("tidewire.alerts.repeated").count()).isEqualTo(1);
    }

    @Test
    void sender_thatCanUseNothing_saysSo_untilItCan() {
        client.open("");
        for (int i = 1; i < RefusalStreak.MANY; i++) {
            publish("no alert".getBytes(StandardCharsets.UTF_8));
        }
        await(() -> committed() == RefusalStreak.MANY - 1);
        assertThat(sender.problems().get("alerts")).isEmpty();

        publish("no alert".getBytes(StandardCharsets.UTF_8));
        await(() -> committed() == RefusalStreak.MANY);
        assertThat(sender.problems().get("alerts"))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("the last 20 records were all set aside, the last one because ")
                        .endsWith("(./tidewire dlq show alerts)"));

        publish(Json.write(alert("1")));
        await(() -> committed() == RefusalStreak.MANY + 1);
        assertThat(sender.problems().get("alerts")).isEmpty();
    }

    @Test
    void recordThatIsNoAlert_isADeadLetterWithTheReason() {
        client.open("");
        publish("{\"id\":\"1\",\"revision\":0}".getBytes(StandardCharsets.UTF_8));

        await(() -> committed() == 1);

        var letter = AlertObjects.letters(producer).get(0);
        assertThat(letter.topic()).isEqualTo("tidewire.alerts.dlq.v1");
        assertThat(new String(letter.headers().lastHeader("tidewire-reason").value(), StandardCharsets.UTF_8))
                .contains("tidewire.alerts.v1-0 at offset 0")
                .contains("Alert.desk must not be empty");
        assertThat(client.posted()).isEmpty();
    }

    @Test
    void alertsOfThePast_areOneLineInsteadOfMany() {
        client.open("");
        publishTogether(
                old("old-0", AlertObjects.TIME.minusSeconds(3_600)),
                old("old-1", AlertObjects.TIME.minusSeconds(3_601)),
                old("old-2", AlertObjects.TIME.minusSeconds(3_602)),
                alert("new"));
        await(() -> committed() == 4);
        await(() -> client.notes().size() == 1);

        assertThat(client.posted()).containsOnly(Map.entry("all.example", 1));
        assertThat(client.notes())
                .containsExactly("3 alerts of markets older than 15 minutes were not sent"
                        + " (2013-10-10 10:24 EDT to 2013-10-10 10:25 EDT)");
    }

    /** One line about several might wait for ever for an hour at which none of them is quiet. */
    @Test
    void alertsOfThePast_ofSeveralDesks_areALineForEach() {
        client.open("");
        publishTogether(
                old("old-0", "markets", AlertObjects.TIME.minusSeconds(3_600)),
                old("old-1", "policy", AlertObjects.TIME.minusSeconds(3_601)));
        await(() -> committed() == 2);

        assertThat(client.notes())
                .extracting(note -> note.replaceFirst(" older.*", ""))
                .containsExactly("1 alert of markets", "1 alert of policy");
    }

    /** What Kafka has not taken when a send gives up was posted all the same, and would be posted again after a restart. */
    @Test
    void producer_givesNothingUpWhileKafkaIsAway() {
        Map<String, Object> properties = AlertSender.producerProperties(Map.of("bootstrap.servers", "localhost:1"));
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        ProducerConfig config = new ProducerConfig(properties);

        long week = Duration.ofDays(7).toMillis();
        assertThat(config.getLong(ProducerConfig.MAX_BLOCK_MS_CONFIG)).isGreaterThan(week);
        assertThat((long) config.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG))
                .isGreaterThan(week);
    }

    /** What a poll finds is not all that there is: the line would come in the midst of them, and again. */
    @Test
    void alertsOfThePast_areToldWhenTheEndIsReached_notWhenAPollFindsNothing() {
        client.open("");
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
        publishTogether(old("old-0", AlertObjects.TIME.minusSeconds(3_600)));
        afterTheNextPass();
        afterTheNextPass();
        assertThat(client.notes()).as("before the end").isEmpty();

        publishTogether(old("old-1", AlertObjects.TIME.minusSeconds(3_601)), alert("new"));
        await(() -> committed() == 3);

        assertThat(client.notes())
                .extracting(note -> note.replaceFirst(" older.*", ""))
                .containsExactly("2 alerts of markets");
    }

    /** Somebody wants it to be sent: that it went before and is old is known. */
    @Test
    void letterThatIsSentBack_isDelivered_thoughItIsOldAndWasRead_andOnce() {
        client.refuse(1);
        Alert old = old("old", AlertObjects.TIME.minusSeconds(60));
        publish(Json.write(old));
        await(() -> committed() == 1);
        assertThat(AlertObjects.letters(producer)).hasSize(1);

        RecordHeaders headers = replayed("tidewire.alerts.dlq.v1/0@0");
        publish(Json.write(old), headers);
        publish(Json.write(old), headers); // read twice
        await(() -> committed() == 3);
        publish(
                Json.write(old("older", AlertObjects.TIME.minusSeconds(3_600))),
                replayed("tidewire.alerts.dlq.v1/0@1"));
        await(() -> committed() == 4);

        assertThat(client.posted()).containsOnly(Map.entry("all.example", 3));
        assertThat(client.notes()).isEmpty();
        assertThat(AlertObjects.letters(producer)).hasSize(1);
    }

    /** What a stage makes of a record may have its headers. */
    @Test
    void letterOfAnotherStage_thatIsSentBack_makesNoAlertYoung() {
        client.open("");
        publish(Json.write(old("old", AlertObjects.TIME.minusSeconds(3_600))), replayed("tidewire.wire.dlq.v1/0@0"));

        await(() -> client.notes().size() == 1);

        assertThat(client.posted()).isEmpty();
    }

    private static RecordHeaders replayed(String letter) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetter.REPLAYED, letter.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    @Test
    void topicOfCommands_thatWasMadeAnew_isReadFromItsBeginning() {
        assertThat(AlertSender.followerProperties(Map.of()))
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    private static Alert old(String id, Instant time) {
        return old(id, "markets", time);
    }

    private static Alert old(String id, String desk, Instant time) {
        Alert now = alert(id);
        return new Alert(
                id,
                0,
                desk,
                "America/New_York",
                now.action(),
                now.severity(),
                time,
                now.rule(),
                now.why(),
                null,
                now.title(),
                now.text(),
                now.symbols(),
                now.cites());
    }

    private static AlertsConfig.Route route(String desk, String address) {
        return new AlertsConfig.Route(
                desk, Severity.INFO, AlertsConfig.Format.SLACK, null, new Webhook(address, address));
    }

    /** An earlier configuration had it: the page would else show it for ever. */
    @Test
    void webhookThatIsNoLongerConfigured_isSaidToBeRemoved_once() {
        // What is read comes after what is said of webhooks.
        publish("no alert".getBytes(StandardCharsets.UTF_8));
        await(() -> committed() == 1 && states().size() >= 3);

        assertThat(states())
                .extracting(WebhookStatus::webhook, WebhookStatus::state)
                .containsExactlyInAnyOrder(
                        tuple("OLD", State.REMOVED),
                        tuple("https://all.example/1", State.ON),
                        tuple("https://security.example/2", State.ON));
    }

    private List<WebhookStatus> states() {
        return AlertObjects.of(producer, Topics.WEBHOOKS).stream()
                .map(record -> Json.read(record.value(), WebhookStatus.class))
                .toList();
    }

    private static WebhookStatus known(String id, State state) {
        Instant time = AlertObjects.TIME;
        return new WebhookStatus(id, "old.example", "slack", state, time, time, "words", null, 0);
    }

    @Test
    void problems_nameEveryWebhookByItsHost() {
        assertThat(sender.problems())
                .containsOnlyKeys("alerts", "alerts webhook 1 at all.example", "alerts webhook 2 at security.example");
    }

    private void publish(byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(Topics.ALERTS, 0, offset++, new byte[0], value));
    }

    private void publish(byte[] value, RecordHeaders headers) {
        consumer.addRecord(new ConsumerRecord<>(
                Topics.ALERTS,
                0,
                offset++,
                0,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                headers,
                Optional.empty()));
    }

    /** One poll finds them all. */
    private void publishTogether(Alert... alerts) {
        consumer.schedulePollTask(() -> List.of(alerts).forEach(alert -> publish(Json.write(alert))));
    }

    private long committed() {
        OffsetAndMetadata committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return committed == null ? 0 : committed.offset();
    }

    /** When the reader polls for the second time from now, it has taken and committed what it could before. */
    private void afterTheNextPass() {
        CountDownLatch second = new CountDownLatch(1);
        consumer.schedulePollTask(() -> consumer.schedulePollTask(second::countDown));
        await(() -> second.getCount() == 0);
    }

    /** A broken promise ends here, not as a hang; far longer than any machine needs. */
    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("what was waited for has not come").isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Holds messages with some text until it is opened. */
    private static final class GatedClient implements WebhookClient {
        private final Map<String, Integer> posted = new HashMap<>();
        private final List<String> notes = new ArrayList<>();
        private String held = "";
        private boolean holds;
        private int refusals;

        @Override
        public synchronized Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) {
            awaitOpen(alerts.get(0).title());
            posted.merge(webhook.host(), 1, Integer::sum);
            if (refusals > 0) {
                refusals--;
                return Answer.of(400, "", null, Verdict.BY_STATUS);
            }
            return Answer.of(200, "ok", null, Verdict.BY_STATUS);
        }

        @Override
        public synchronized Answer note(Webhook webhook, String text) {
            awaitOpen(text);
            notes.add(text);
            return Answer.of(200, "ok", null, Verdict.BY_STATUS);
        }

        private void awaitOpen(String text) {
            while (!held.isEmpty() && text.contains(held)) {
                holds = true;
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        synchronized boolean isHeld() {
            return holds;
        }

        synchronized List<String> notes() {
            return List.copyOf(notes);
        }

        synchronized void refuse(int posts) {
            refusals = posts;
        }

        synchronized void closeFor(String text) {
            held = text;
        }

        synchronized void open(String text) {
            held = "";
            notifyAll();
        }

        synchronized Map<String, Integer> posted() {
            return Map.copyOf(posted);
        }
    }
}
