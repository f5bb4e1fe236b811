package tidewire.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.Json;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * The same log gives the same tapes, alerts, bars, moves and stories on a real broker, read in other sizes and by other numbers
 * of instances.
 */
class TapeReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES);

    @TempDir
    Path state;

    @Test
    void results_areTheSameBytes_forOtherPollSizesThreadCountsAndInstances() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            try (Admin admin = Admin.create(broker.clientProperties())) {
                TopicSetup.ensure(admin, RecordedDay.PARTITIONS, (short) 1, Retention.FOREVER);
            }
            RecordedDay.publish(broker.clientProperties());
            run(broker, "one", Map.of("num.stream.threads", 1));
            Map<String, List<String>> first = CommittedResults.read(broker.clientProperties(), RESULTS);

            // Several instances that take over from each other while they start, in small steps.
            Map<String, Object> small = Map.of(
                    "num.stream.threads",
                    2,
                    StreamsConfig.consumerPrefix("max.poll.records"),
                    7,
                    "commit.interval.ms",
                    20,
                    "max.task.idle.ms",
                    -1);
            run(broker, "several", small, small);

            for (String desk : List.of("world", "markets")) {
                assertThat(first.get(Topics.TAPE + " " + desk))
                        .hasSizeGreaterThan(100)
                        .anyMatch(entry -> entry.contains("\"late\":true"));
            }
            assertThat(first.get(Topics.MOVES + " SPY").stream().filter(move -> move.contains("\"kind\":\"halt\"")))
                    .as("the halt, once")
                    .hasSize(1);
            assertThat(first.get(Topics.ALERTS + " markets"))
                    .anyMatch(alert -> alert.contains("SPY has not traded for 5 min"))
                    .anyMatch(alert -> alert.contains("% on reopening"));
            for (String topic : RESULTS) {
                assertThat(first.keySet()).as("with something on %s", topic).anyMatch(key -> key.startsWith(topic));
            }
            Map<String, List<String>> both = new HashMap<>();
            first.forEach((key, entries) -> both.put(key, twice(entries)));
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(both);
        }
    }

    private static List<String> twice(List<String> entries) {
        List<String> twice = new ArrayList<>(entries);
        twice.addAll(entries);
        return twice;
    }

    @SafeVarargs
    private void run(EmbeddedBroker broker, String application, Map<String, Object>... instances) {
        List<StreamsRunner> runners = new ArrayList<>();
        long before = ends(broker);
        try {
            for (Map<String, Object> instance : instances) {
                runners.add(start(broker, application, runners.size(), instance));
            }
            Instant deadline = Instant.now().plus(PATIENCE);
            while (ends(broker) < before + RecordedDay.desks().size()) {
                assertThat(runners)
                        .allSatisfy(runner -> assertThat(runner.failure()).isEmpty());
                assertThat(Instant.now()).as("the tapes must go on").isBefore(deadline);
            }
        } finally {
            runners.forEach(StreamsRunner::close);
        }
    }

    private StreamsRunner start(EmbeddedBroker broker, String application, int number, Map<String, Object> instance) {
        Map<String, Object> client = new HashMap<>(broker.clientProperties());
        client.putAll(instance);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StageMetrics metrics = new StageMetrics(registry);
        TapeOptions options = TapeOptions.of(
                        RecordedDay.PARTITIONS, RecordedDay.PARTITIONS, RecordedDay.PARTITIONS, TapeOptions.LEASE)
                .withAlerts(RecordedDay.alerts());
        DeskBoard board = new DeskBoard(() -> RecordedDay.END, PATIENCE, registry);
        StreamsRunner runner = new StreamsRunner(
                new TapeTopology(RecordedDay.desks(), options, metrics, board).build(),
                StreamsSettings.of(application, state.resolve(application + number), client)
                        .withDeadLetters(metrics)
                        .build(),
                registry);
        runner.start();
        return runner;
    }

    /** Number of desks, over all runs so far, whose tape has reached the end of the log. */
    private static long ends(EmbeddedBroker broker) {
        return CommittedResults.records(broker.clientProperties(), Topics.TAPE).stream()
                .map(record -> Json.read(record.value(), TapeEntry.class))
                .filter(entry ->
                        entry.interval() != null && entry.interval().to().equals(RecordedDay.END))
                .count();
    }
}
