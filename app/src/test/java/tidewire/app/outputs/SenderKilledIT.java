package tidewire.app.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.app.outputs.MisbehavingReceiver.Way;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.AlertSent;
import tidewire.events.Citation;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.Topics;

/** The part that delivers, killed between and within posts to a receiver that misbehaves in every way. */
class SenderKilledIT {
    private static final Instant NOON = Instant.parse("2013-10-10T16:00:00Z");
    private static final List<Way> FIRST = List.of(
            Way.FINE,
            Way.LIMIT,
            Way.FAULT,
            Way.RESET,
            Way.REFUSAL,
            Way.BODY_ERROR,
            Way.LOGIN_PAGE,
            Way.REDIRECT,
            Way.FINE,
            Way.SLOW);
    private static final List<Way> SECOND = List.of(Way.TIMEOUT, Way.FINE, Way.FINE, Way.NOT_FOUND);

    @TempDir
    private Path folder;

    private final List<Process> running = new ArrayList<>();
    private final Set<String> published = new HashSet<>();
    /** Taken, and not yet written down when the sender was killed: only these may come a second time. */
    private final Set<String> cutOff = new HashSet<>();

    @Test
    void nothingIsLost_andNothingComesTwiceThatWasAnsweredAndWrittenDown() throws Exception {
        List<Way> script = new ArrayList<>(FIRST);
        script.addAll(SECOND);
        script.add(Way.GONE);
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                MisbehavingReceiver receiver = new MisbehavingReceiver(script)) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            String servers = String.valueOf(client.get("bootstrap.servers"));
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                // Killed while the receiver has taken a message and has not answered yet.
                Process sender = started(SenderProcess.start(servers, receiver.address(), folder.resolve("log")));
                publishUntil(producer, receiver, client, FIRST.size());
                kill(sender, receiver, client);

                // An answer that does not come in time, then a webhook that is gone: turned on again by a person.
                sender = started(SenderProcess.start(servers, receiver.address(), folder.resolve("log")));
                publishUntil(producer, receiver, client, FIRST.size() + SECOND.size());
                publish(producer);
                await(() -> accountedFor(receiver, client).containsAll(published));
                turnOn(producer);
                publishUntil(producer, receiver, client, script.size());
                kill(sender, receiver, client);

                // A start tries a webhook again that answered that it is gone.
                sender = started(SenderProcess.start(servers, receiver.address(), folder.resolve("log")));
                publish(producer);
                await(() -> accountedFor(receiver, client).containsAll(published));
                kill(sender, receiver, client);
            }

            assertThat(receiver.taken()).as("some were delivered").hasSizeGreaterThan(5);
            Set<String> mayRepeat = new HashSet<>(receiver.unsure());
            mayRepeat.addAll(cutOff);
            assertThat(repeated(receiver.taken())).isSubsetOf(mayRepeat);
            assertThat(mayRepeat).as("the exception, not the rule").hasSizeLessThan(published.size() / 2);
        }
    }

    private Process started(Process sender) {
        running.add(sender);
        return sender;
    }

    @AfterEach
    void endWhatStillRuns() {
        running.forEach(Process::destroyForcibly);
    }

    private void publishUntil(
            KafkaProducer<byte[], byte[]> producer,
            MisbehavingReceiver receiver,
            Map<String, Object> client,
            int posts) {
        while (receiver.posts() < posts) {
            int before = receiver.posts();
            String id = publish(producer);
            // A webhook that is off takes none: the alert is aside at once, and the next is tried.
            await(() -> {
                assertNothingIsPassedOver(receiver, client);
                return receiver.posts() > before
                        || accountedFor(receiver, client).contains(id);
            });
        }
    }

    /** Killed now, the next sender would not read again what the group has committed. */
    private void assertNothingIsPassedOver(MisbehavingReceiver receiver, Map<String, Object> client) {
        TopicPartition partition = new TopicPartition(Topics.ALERTS, 0);
        OffsetAndMetadata committed;
        try (Admin admin = Admin.create(client)) {
            committed = admin.listConsumerGroupOffsets("tidewire-alerts")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        Set<String> accounted = accountedFor(receiver, client);
        for (int alert = 0; committed != null && alert < committed.offset(); alert++) {
            assertThat(accounted).as("committed up to %s", committed.offset()).contains("alert-" + alert);
        }
    }

    private void kill(Process sender, MisbehavingReceiver receiver, Map<String, Object> client)
            throws InterruptedException {
        sender.destroyForcibly();
        assertThat(sender.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Set<String> written = new HashSet<>();
        read(
                client,
                Topics.ALERTS_SENT,
                value -> written.add(Json.read(value, AlertSent.class).alert()));
        receiver.taken().stream().filter(id -> !written.contains(id)).forEach(cutOff::add);
    }

    private String publish(KafkaProducer<byte[], byte[]> producer) {
        String id = "alert-" + published.size();
        published.add(id);
        Citation cite = new Citation("move:IBM:1", Citation.Kind.MOVE, "IBM -1.22% in 20 min", null);
        send(
                producer,
                Topics.ALERTS,
                "markets",
                new Alert(
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
                        List.of(cite)));
        return id;
    }

    private static void turnOn(KafkaProducer<byte[], byte[]> producer) {
        AlertCommand command = new AlertCommand(
                "c1",
                Instant.now(),
                "Ann",
                AlertCommand.Action.TURN_ON,
                AlertCommand.Subject.WEBHOOK,
                "KILLED",
                null,
                null,
                null);
        send(producer, Topics.ALERT_COMMANDS, command.key(), command);
    }

    private static <T extends Event> void send(
            KafkaProducer<byte[], byte[]> producer, String topic, String key, T event) {
        @SuppressWarnings("unchecked")
        EventSerde<T> serde = EventSerde.of((Class<T>) event.getClass());
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize(topic, headers, event);
        producer.send(new ProducerRecord<>(
                topic, null, event.eventTime().toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value, headers));
        producer.flush();
    }

    /** Delivered or set aside with a reason. */
    private Set<String> accountedFor(MisbehavingReceiver receiver, Map<String, Object> client) {
        Set<String> all = new HashSet<>(receiver.taken());
        read(
                client,
                Topics.deadLetters("alerts"),
                value -> all.add(Json.read(value, Alert.class).id()));
        return all;
    }

    private static Set<String> repeated(List<String> ids) {
        Set<String> once = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        ids.stream().filter(id -> !once.add(id)).forEach(repeated::add);
        return repeated;
    }

    private interface Reader {
        void take(byte[] value);
    }

    private static void read(Map<String, Object> client, String topic, Reader reader) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(new HashMap<>(client), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> reader.take(found.value()));
            }
        }
    }

    /** What does not come fails here instead of hanging the build. */
    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(600);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("what was waited for has not come").isBefore(end);
            try {
                TimeUnit.MILLISECONDS.sleep(250); // Looks again.
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
