package tidewire.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.delivery.Delivery;
import tidewire.alerts.delivery.DeliveryState;
import tidewire.alerts.delivery.UndeliveredAlerts;
import tidewire.alerts.delivery.WebhookSender;
import tidewire.events.Alert;
import tidewire.events.DeadLetter;
import tidewire.events.EventSerde;
import tidewire.events.LetterParts;
import tidewire.events.Topics;
import tidewire.events.consume.ConsumerLoop;
import tidewire.events.consume.RefusalStreak;

/**
 * Takes alerts from the topic, hands each to the senders of its desk, and commits what has been delivered. It goes on polling while
 * senders wait, so that the group does not think it dead; when a sender has too many it takes no more.
 */
final class AlertReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Function<Alert, List<WebhookSender>> sendersOf;
    private final BooleanSupplier full;
    private final LateAlerts late;
    private final UndeliveredAlerts deadLetters;
    private final MeterRegistry meters;
    private final EventSerde<Alert> serde = EventSerde.of(Alert.class);
    private final RefusalStreak refusals = new RefusalStreak();
    private final OffsetLedger offsets = new OffsetLedger();
    private final Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
    private final RememberedAlerts remembered = new RememberedAlerts(offsets);
    private final ConsumerLoop loop;

    /** @param full whether what comes next must wait in Kafka */
    AlertReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Function<Alert, List<WebhookSender>> sendersOf,
            BooleanSupplier full,
            LateAlerts late,
            UndeliveredAlerts deadLetters,
            MeterRegistry meters) {
        this.loop = ConsumerLoop.forEver("alerts", consumers, this::read);
        this.sendersOf = sendersOf;
        this.full = full;
        this.late = late;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Nullable
    String problem() {
        String problem = loop.problem();
        return problem != null ? problem : refusals.problem("alerts");
    }

    void stop() {
        loop.stop();
    }

    void run() {
        loop.run();
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        // A new consumer starts from the committed offsets; what is on its way is recognised when it comes again.
        offsets.clear();
        committable.clear();
        consumer.subscribe(List.of(Topics.ALERTS), new Rebalance(consumer));
        try {
            while (loop.goesOn()) {
                if (full.getAsBoolean()) {
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                ConsumerRecords<byte[], byte[]> found = consumer.poll(POLL);
                found.forEach(this::take);
                if (found.isEmpty() && consumer.paused().isEmpty() && isAtTheEnd(consumer)) {
                    late.caughtUp();
                }
                commit(consumer);
                loop.problem(null);
            }
        } catch (WakeupException e) {
            // Stopped: what has been delivered meanwhile is committed all the same.
        }
        commit(consumer);
    }

    /** As far as Kafka has told: while it is away polls are empty before the end too. */
    private static boolean isAtTheEnd(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        offsets.add(partition, message.offset(), dispatch(message, partition));
    }

    private DeliveryState dispatch(ConsumerRecord<byte[], byte[]> message, TopicPartition partition) {
        byte[] raw = message.value() == null ? new byte[0] : message.value();
        Alert alert;
        try {
            alert = serde.deserialize(message.topic(), message.headers(), message.value());
        } catch (SerializationException e) {
            return setAside(raw, message, String.valueOf(e.getMessage()));
        }
        if (alert == null) {
            return setAside(raw, message, "it has no value");
        }
        refusals.used();
        // An alert changes under its id; each state of it is a message of its own, and so is one that somebody sends
        // again, each time.
        String replay = replay(message);
        String again = replay == null ? "" : " again at " + message.partition() + "@" + message.offset();
        String state = alert.desk() + "/" + alert.id() + "/" + alert.revision() + again;
        DeliveryState known = remembered.get(state);
        if (known != null) {
            meters.counter("tidewire.alerts.repeated").increment();
            return known;
        }
        List<WebhookSender> senders = new ArrayList<>();
        List<WebhookSender> held = new ArrayList<>();
        for (WebhookSender sender : sendersOf.apply(alert)) {
            if (sender.has(alert)) {
                continue;
            }
            if (replay != null || !late.isLate(alert, sender)) {
                senders.add(sender);
            } else {
                meters.counter("tidewire.alerts.late").increment();
                if (late.count(alert, sender, message.partition())) {
                    held.add(sender);
                }
            }
        }
        Delivery delivery = new Delivery(alert, raw, senders.size() + held.size(), place(message));
        remembered.put(state, partition, message.offset(), delivery.state());
        held.forEach(sender -> late.hold(sender, message.partition(), delivery));
        senders.forEach(sender -> sender.add(delivery));
        return delivery.state();
    }

    /** Which of this part's letters a record is that somebody wants to be sent all the same, however old; null when it is none. */
    private static @Nullable String replay(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(DeadLetter.REPLAYED);
        String letter = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return letter.startsWith(Topics.deadLetters("alerts") + "/") ? letter : null;
    }

    private static Delivery.Place place(ConsumerRecord<byte[], byte[]> message) {
        return new Delivery.Place(message.partition(), message.offset(), message.key(), message.headers());
    }

    private DeliveryState setAside(byte[] raw, ConsumerRecord<byte[], byte[]> message, String reason) {
        refusals.refused(LetterParts.reason(reason));
        Delivery delivery = Delivery.ofDeadLetter(raw, place(message));
        String where = message.topic() + "-" + message.partition() + " at offset " + message.offset();
        deadLetters.put(raw, where + ": " + reason, delivery.place(), delivery::partDone);
        return delivery.state();
    }

    private void commit(Consumer<byte[], byte[]> consumer) {
        committable.putAll(offsets.takeDone());
        if (!committable.isEmpty()) {
            consumer.commitSync(committable);
            committable.clear(); // Only now: a commit that was interrupted is done again.
            remembered.trim();
        }
    }

    /** What is on its way goes on; the new owner of a partition may deliver it once more. */
    private final class Rebalance implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        Rebalance(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer);
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
            committable.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
