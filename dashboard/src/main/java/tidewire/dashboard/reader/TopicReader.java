package tidewire.dashboard.reader;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.HistoryException;
import tidewire.dashboard.history.PartitionProgress;
import tidewire.dashboard.history.Position;
import tidewire.dashboard.live.LiveView;
import tidewire.events.Event;
import tidewire.events.consume.ConsumerLoop;

/**
 * One thread that reads all partitions of the topics a page shows, without a group and without commits: how far the history has
 * come stands in the history itself. A record that cannot be read is counted and set aside ({@link UnshownRecords}), before the
 * history passes it. While the history cannot be written the page goes on, and the history is tried again.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final String INVALID = "invalid";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);
    private static final Duration TRY_HISTORY_AGAIN = Duration.ofSeconds(30);

    private final TopicIds topicIds;
    private final LiveView view;
    private final History history;
    private final MeterRegistry meters;
    private final UnshownRecords unshown;
    private final ConsumerLoop loop;
    private final Thread thread;
    private volatile @Nullable String historyProblem;

    public TopicReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            TopicIds topicIds,
            LiveView view,
            History history,
            Supplier<Producer<byte[], byte[]>> producers,
            MeterRegistry meters) {
        this.unshown = new UnshownRecords(producers);
        this.topicIds = topicIds;
        this.view = view;
        this.history = history;
        this.meters = meters;
        // From zero on, or the first record that is set aside would be no increase.
        for (ShownTopic topic : ShownTopic.values()) {
            records(topic.topic(), INVALID);
        }
        loop = ConsumerLoop.forEver("topics for the page", consumers, this::readUntilStartOver);
        loop.problem("has not read anything yet");
        thread = new Thread(loop::run, "tidewire-dashboard-reader");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Why nothing would be read now, or null. */
    public @Nullable String problem() {
        String problem = loop.problem();
        return problem != null ? problem : historyProblem;
    }

    /** What is wrong with records that cannot be shown. All others are: the page works, and must not be taken away for it. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(unshown.allOf());
        String unwritten = unshown.problem();
        if (unwritten != null) {
            remarks.add(unwritten);
        }
        return remarks;
    }

    private void readUntilStartOver(Consumer<byte[], byte[]> consumer) {
        try {
            read(consumer);
        } catch (Assignment.StartOver e) {
            // The next round does.
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        Assignment assignment = new Assignment(topicIds, history);
        List<String> missing = List.of();
        long lookAgain = System.nanoTime();
        long historyAgain = 0;
        historyProblem = null;
        while (loop.goesOn()) {
            if (System.nanoTime() - lookAgain >= 0) {
                missing = assignment.look(consumer);
                Duration wait = missing.isEmpty() ? LOOK_FOR_PARTITIONS : LOOK_FOR_TOPICS;
                lookAgain = System.nanoTime() + wait.toNanos();
            }
            loop.problem(missing(missing));
            if (assignment.isEmpty()) {
                loop.await(POLL);
                continue;
            }
            List<Event> toKeep = new ArrayList<>();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            polled.forEach(message -> take(message, assignment, toKeep));
            if (historyProblem != null && System.nanoTime() - historyAgain >= 0) {
                return; // Read again from where the history ended.
            }
            if (historyProblem == null && !polled.isEmpty() && !keep(consumer, assignment, polled, toKeep)) {
                historyAgain = System.nanoTime() + TRY_HISTORY_AGAIN.toNanos();
            }
            if (!view.isCaughtUp() && assignment.isCaughtUp(consumer)) {
                view.caughtUp();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message, Assignment assignment, List<Event> toKeep) {
        ShownTopic topic = ShownTopic.of(message.topic());
        boolean isNew = assignment.isNew(new TopicPartition(message.topic(), message.partition()), message.offset());
        String result = "shown";
        try {
            Event event = topic.read(message);
            if (event != null) {
                view.apply(event);
                if (isNew && topic.isKept()) {
                    toKeep.add(event);
                }
            }
            unshown.shown(message.topic());
        } catch (SerializationException e) {
            result = INVALID;
            unshown.put(message, isNew, String.valueOf(e.getMessage()));
        }
        records(message.topic(), result).increment();
    }

    private Counter records(String topic, String result) {
        return meters.counter("tidewire.dashboard.records", "topic", topic, "result", result);
    }

    private boolean keep(
            Consumer<byte[], byte[]> consumer,
            Assignment assignment,
            ConsumerRecords<byte[], byte[]> polled,
            List<Event> toKeep) {
        Map<Position, PartitionProgress> reached = assignment.reached(consumer, polled.partitions());
        unshown.flush();
        try {
            history.write(toKeep, reached);
            assignment.written(reached);
            return true;
        } catch (HistoryException e) {
            historyProblem = e.getMessage();
            log.warn("The page goes on without its history; it is tried again in {}", TRY_HISTORY_AGAIN, e);
            return false;
        }
    }

    private static @Nullable String missing(List<String> topics) {
        return topics.isEmpty() ? null : "waits for topics that do not exist yet: " + topics;
    }

    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            unshown.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
