package tidewire.alerts.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Subject;
import tidewire.events.AlertSent;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Topics;
import tidewire.events.WebhookStatus;
import tidewire.events.consume.ConsumerLoop;

/**
 * Follows commands, what was sent and how webhooks are doing, from the beginning and of all partitions: every instance obeys every command. Nothing may be
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
    private static final List<String> READ = List.of(Topics.ALERT_COMMANDS, Topics.ALERTS_SENT, Topics.WEBHOOKS);

    private final Controls controls;
    private final SentLog sent;
    private final Listener listener;
    private final EventSerde<AlertCommand> commands = EventSerde.of(AlertCommand.class);
    private final EventSerde<AlertSent> deliveries = EventSerde.of(AlertSent.class);
    private final EventSerde<WebhookStatus> states = EventSerde.of(WebhookStatus.class);
    private final Map<String, WebhookStatus> webhooks = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ConsumerLoop loop;
    private final Map<String, Instant> turnedOn = new HashMap<>();

    public ControlReader(
            Supplier<Consumer<byte[], byte[]>> consumers, Controls controls, SentLog sent, Listener listener) {
        this.loop = ConsumerLoop.forEver("commands to alerts", consumers, this::follow);
        this.controls = controls;
        this.sent = sent;
        this.listener = listener;
    }

    /** Until all that was said before the start is known. */
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    /** How webhooks were doing by the last word of each, also those that are no longer in the configuration. */
    public List<WebhookStatus> webhooks() {
        return List.copyOf(webhooks.values());
    }

    /** Why commands would not be heard now, or null. */
    public @Nullable String problem() {
        return loop.problem();
    }

    public void stop() {
        loop.stop();
        ready.countDown(); // nobody waits for what will not come
    }

    public void run() {
        loop.run();
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : READ) {
            consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (loop.goesOn()) {
            consumer.poll(POLL).forEach(this::take);
            loop.problem(null);
            if (ready.getCount() > 0
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                ready.countDown();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            switch (message.topic()) {
                case Topics.ALERTS_SENT -> ifPresent(deliveries, message, sent::take);
                case Topics.WEBHOOKS -> ifPresent(states, message, state -> webhooks.put(state.webhook(), state));
                default -> ifPresent(commands, message, this::obey);
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

    private static <E extends Event> void ifPresent(
            EventSerde<E> serde, ConsumerRecord<byte[], byte[]> message, java.util.function.Consumer<E> then) {
        E event = serde.deserialize(message.topic(), message.headers(), message.value());
        if (event != null) {
            then.accept(event);
        }
    }

    private void obey(AlertCommand command) {
        controls.take(command);
        // A start tries every webhook anyhow; a command that is read a second time must not turn it on a second time.
        if (command.subject() == Subject.WEBHOOK
                && command.given().isAfter(turnedOn.getOrDefault(command.name(), Instant.MIN))) {
            turnedOn.put(command.name(), command.given());
            if (ready.getCount() == 0) {
                listener.turnOn(command.name());
            }
        }
    }
}
