package tidewire.summarizer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    @Test
    void client_mayChangeTaste_butNotWhatCorrectnessAsksFor() {
        Properties settings = StreamsSettings.of(
                        "app",
                        Path.of("state"),
                        Map.of(
                                "bootstrap.servers",
                                "host:1",
                                "num.standby.replicas",
                                2,
                                "commit.interval.ms",
                                500,
                                "processing.guarantee",
                                "at_least_once"))
                .build();

        assertThat(settings)
                .containsEntry("bootstrap.servers", "host:1")
                .containsEntry("num.standby.replicas", 2)
                .containsEntry("commit.interval.ms", 500)
                .containsEntry("processing.guarantee", StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry("topic.retention.ms", "-1");
    }

    @Test
    void settings_areOnesThatKafkaStreamsAccepts() {
        Properties settings = StreamsSettings.of("app", Path.of("state"), Map.of("bootstrap.servers", "host:1"))
                .withSteps(Duration.ofMinutes(5))
                .build();

        StreamsConfig config = new StreamsConfig(settings);
        assertThat(config.getMainConsumerConfigs("g", "c", 0)).containsEntry("max.poll.interval.ms", 300_000);
        assertThat(config.getProducerConfigs("c")).containsEntry("transaction.timeout.ms", 300_000);
    }

    @Test
    void transaction_outlivesAStepOnABusyMachine() {
        Properties settings = StreamsSettings.of("app", Path.of("state"), Map.of("bootstrap.servers", "host:1"))
                .build();

        assertThat(new StreamsConfig(settings).getProducerConfigs("c")).containsEntry("transaction.timeout.ms", 60_000);
    }

    @Test
    void everyRecord_isLookedAtBeforeItLeaves_besideWhatTheUserLooksAtItWith() {
        StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry());
        Properties settings = StreamsSettings.of(
                        "app",
                        Path.of("state"),
                        Map.of("bootstrap.servers", "host:1", "producer.interceptor.classes", "example.Theirs"))
                .withDeadLetters(metrics)
                .build();

        Map<String, Object> producer = new StreamsConfig(settings).getProducerConfigs("c");
        assertThat(producer)
                .containsEntry("interceptor.classes", List.of("example.Theirs", OutputGuard.class))
                .containsEntry(OutputGuard.METRICS, metrics)
                .containsEntry("max.request.size", 8 << 20);
        assertThat(settings).containsEntry("topic.max.message.bytes", String.valueOf(8 << 20));
    }
}
