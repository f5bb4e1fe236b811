package tidewire.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Alert;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/**
 * Takes alerts from the topic, hands each to the senders of its desk, and commits what has been delivered. It goes on polling while
 * senders wait, so that the group does not think it dead; when too many alerts are on their way it takes no more.
 */
final class AlertReader {
    /** Alerts on their way before reading pauses; the others wait in Kafka. */
    static final int MOST_OPEN = 1_000;
    /** Alerts that are remembered to recognise a repeated record. */
    static final int MOST_REMEMBERED = 10_000;

    private static final Logger log = LoggerFactory.getLogger(AlertReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_AFTER_FAILURE_SECONDS = 5;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Function<Alert, List<WebhookSender>> sendersOf;
    private final LateAlerts late;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final EventSerde<Alert> serde = EventSerde.of(Alert.class);
    private final OffsetLedger offsets = new OffsetLedger();
    private final Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
    private final Map<String, Delivery> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Delivery> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem;

    AlertReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Function<Alert, List<WebhookSender>> sendersOf,
            LateAlerts late,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.consumers = consumers;
        this.sendersOf = sendersOf;
        this.late = late;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Nullable
    String problem() {
        return problem;
    }

    void stop() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    void run() {
        while (stop.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                read(consumer);
            } catch (RuntimeException e) {
                problem = "stopped reading alerts and tries again: " + e.getMessage();
                log.warn("Reading alerts failed, next try in {} s", PAUSE_AFTER_FAILURE_SECONDS, e);
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        // A new consumer starts from the committed offsets; what is on its way is recognised when it comes again.
        offsets.clear();
        committable.clear();
        consumer.subscribe(List.of(Topics.ALERTS), new Rebalance(consumer));
        try {
            while (stop.getCount() > 0) {
                if (offsets.open() >= MOST_OPEN) {
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                ConsumerRecords<byte[], byte[]> found = consumer.poll(POLL);
                found.forEach(this::take);
                if (found.isEmpty() && consumer.paused().isEmpty()) {
                    late.caughtUp();
                }
                commit(consumer);
                problem = null;
            }
        } catch (WakeupException e) {
            // Only stop() wakes the consumer.
        }
        commit(consumer);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        offsets.add(partition, message.offset(), dispatch(message));
    }

    private Delivery dispatch(ConsumerRecord<byte[], byte[]> message) {
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
        // An alert changes under its id; each state of it is a message of its own.
        String state = alert.desk() + "/" + alert.id() + "/" + alert.revision();
        Delivery known = remembered.get(state);
        if (known != null) {
            meters.counter("tidewire.alerts.repeated").increment();
            return known;
        }
        List<WebhookSender> senders = sendersOf.apply(alert).stream()
                .filter(sender -> !sender.has(alert) && !isLate(alert, sender))
                .toList();
        Delivery delivery = new Delivery(alert, raw, senders.size(), place(message));
        remembered.put(state, delivery);
        senders.forEach(sender -> sender.add(delivery));
        return delivery;
    }

    private boolean isLate(Alert alert, WebhookSender sender) {
        boolean isLate = late.take(alert, sender);
        if (isLate) {
            meters.counter("tidewire.alerts.late").increment();
        }
        return isLate;
    }

    private static Delivery.Place place(ConsumerRecord<byte[], byte[]> message) {
        return new Delivery.Place(message.partition(), message.offset());
    }

    private Delivery setAside(byte[] raw, ConsumerRecord<byte[], byte[]> message, String reason) {
        Delivery delivery = Delivery.ofDeadLetter(raw, place(message));
        String where = message.topic() + "-" + message.partition() + " at offset " + message.offset();
        deadLetters.put(raw, where + ": " + reason, delivery.place(), delivery::partDone);
        return delivery;
    }

    private void commit(Consumer<byte[], byte[]> consumer) {
        committable.putAll(offsets.takeDone());
        if (!committable.isEmpty()) {
            consumer.commitSync(committable);
            committable.clear(); // Only now: a commit that was interrupted is done again.
        }
    }

    private void pause() {
        try {
            stop.await(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
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
