package tidewire.alerts.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Subject;
import tidewire.events.AlertSent;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/**
 * Follows commands and what was sent, from the beginning and of all partitions: every instance obeys every command. Nothing may be
 * sent before {@link #awaitReady}, or a restart would forget a mute.
 */
public final class ControlReader {
    /** What to do about one command when it comes, beside remembering it. */
    public interface Listener {
        /** @param webhook id of the webhook to try again */
        void turnOn(String webhook);
    }

    private static final Logger log = LoggerFactory.getLogger(ControlReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_AFTER_FAILURE_SECONDS = 5;
    private static final List<String> READ = List.of(Topics.ALERT_COMMANDS, Topics.ALERTS_SENT);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Controls controls;
    private final SentLog sent;
    private final Listener listener;
    private final EventSerde<AlertCommand> commands = EventSerde.of(AlertCommand.class);
    private final EventSerde<AlertSent> deliveries = EventSerde.of(AlertSent.class);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private Instant lastTurnedOn = Instant.MIN;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem;

    public ControlReader(
            Supplier<Consumer<byte[], byte[]>> consumers, Controls controls, SentLog sent, Listener listener) {
        this.consumers = consumers;
        this.controls = controls;
        this.sent = sent;
        this.listener = listener;
    }

    /** Until all that was said before the start is known. */
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    /** Why commands would not be heard now, or null. */
    public @Nullable String problem() {
        return problem;
    }

    public void stop() {
        stop.countDown();
        ready.countDown(); // nobody waits for what will not come
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    public void run() {
        while (stop.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                // Only stop() wakes the consumer.
            } catch (RuntimeException e) {
                problem = "stopped reading commands and tries again: " + e.getMessage();
                log.warn("Reading commands to alerts failed, next try in {} s", PAUSE_AFTER_FAILURE_SECONDS, e);
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : READ) {
            consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (stop.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            problem = null;
            if (ready.getCount() > 0
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                ready.countDown();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            if (message.topic().equals(Topics.ALERTS_SENT)) {
                AlertSent delivered = deliveries.deserialize(message.topic(), message.headers(), message.value());
                if (delivered != null) {
                    sent.take(delivered);
                }
                return;
            }
            AlertCommand command = commands.deserialize(message.topic(), message.headers(), message.value());
            if (command != null) {
                obey(command);
            }
        } catch (SerializationException e) {
            log.warn(
                    "{}-{} at offset {} is passed over: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
    }

    private void obey(AlertCommand command) {
        controls.take(command);
        // A start tries every webhook anyhow; a command that is read a second time must not turn it on a second time.
        if (command.subject() == Subject.WEBHOOK && command.given().isAfter(lastTurnedOn)) {
            lastTurnedOn = command.given();
            if (ready.getCount() == 0) {
                listener.turnOn(command.name());
            }
        }
    }

    private void pause() {
        try {
            stop.await(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }
}
