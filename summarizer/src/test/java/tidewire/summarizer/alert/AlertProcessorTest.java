package tidewire.summarizer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.events.Alert;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.TestObjects;

class AlertProcessorTest {
    private static final Instant TIME = Instant.parse("2013-10-10T14:00:00Z");
    private static final EventSerde<TapeEntry> TAPE = EventSerde.of(TapeEntry.class);

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, TapeEntry> tape;
    private final TestOutputTopic<String, Alert> alerts;

    AlertProcessorTest(@TempDir java.nio.file.Path folder) {
        AlertRule severe = new AlertRule(
                "severe",
                Severity.CRITICAL,
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                9,
                Set.of(),
                java.math.BigDecimal.ZERO);
        AlertPolicy policy =
                new AlertPolicy(List.of(severe), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(12));
        Topology topology = new Topology()
                .addSource("tape", Serdes.String().deserializer(), TAPE, Topics.TAPE)
                .addProcessor(
                        "alerts",
                        AlertProcessor.supplier(List.of(TestObjects.worldDesk(), TestObjects.marketsDesk()), policy),
                        "tape")
                .addSink("out", Topics.ALERTS, Serdes.String().serializer(), EventSerde.of(Alert.class), "alerts");
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(topology, settings);
        tape = driver.createInputTopic(Topics.TAPE, new StringSerializer(), TAPE);
        alerts = driver.createOutputTopic(Topics.ALERTS, new StringDeserializer(), EventSerde.of(Alert.class));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void entries_areJudgedDeskByDesk_andAlertsAreKeyedByDesk() {
        tape.pipeInput("world", entry("world", 0, 9.1));
        tape.pipeInput("markets", entry("markets", 0, 9.1));
        tape.pipeInput("world", entry("world", 1, 9.1));
        tape.pipeInput("gone", entry("gone", 0, 9.9));

        List<KeyValue<String, Alert>> told = alerts.readKeyValuesToList();
        assertThat(told).extracting(alert -> alert.key).containsExactly("world", "markets");
        assertThat(told).extracting(alert -> alert.value.desk()).containsExactly("world", "markets");
    }

    @Test
    void openAlerts_standInTheStore() {
        tape.pipeInput("world", entry("world", 0, 9.1));
        assertThat(driver.getKeyValueStore("alerts-open").get("alert:world:a:1@" + TIME))
                .isNotNull();
    }

    private static TapeEntry entry(String desk, long sequence, double score) {
        NewsItem item = new NewsItem(
                "a:1",
                "feed:a",
                TIME,
                null,
                NewsItem.Precision.NONE,
                "A flaw",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                score,
                0,
                false);
        return new TapeEntry(
                desk,
                sequence,
                TIME,
                TapeEntry.Kind.ITEM,
                false,
                item,
                new StoryRef("a:1", StoryRef.Role.UPDATE, 1, 1, 0, Map.of()),
                null,
                null);
    }
}
