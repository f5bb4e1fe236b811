package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShownMetersTest {
    private static final Pattern METER = Pattern.compile(
            "(?:(?:counter|gauge|timer|summary|builder)\\(|SinceGauge\\.register\\([^,]*,)\\s*\"(tidewire\\.[a-z.]+)\"");

    private final ShownMeters shown = new ShownMeters();

    @Test
    void meters_ofTheCode_areAllExplained() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> sources =
                Files.find(Path.of(".."), 20, (file, is) -> file.toString().matches(".*/src/main/java/.*\\.java"))) {
            for (Path source : sources.toList()) {
                for (Matcher meter = METER.matcher(Files.readString(source)); meter.find(); ) {
                    named.add(meter.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(20).allMatch(shown::explains);
    }

    @Test
    void meters_ofKafkaThatNobodyAsksFor_areNotShown() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(shown);
        registry.gauge("kafka.stream.state.put.rate", Tags.of("store", "a"), 1);
        registry.gauge("kafka.stream.thread.process.rate", Tags.of("thread", "a"), 2);
        registry.counter("process.cpu.time").increment();
        registry.gauge("system.cpu.count", 2);
        assertThat(registry.scrape())
                .contains("kafka_stream_thread_process_rate", "system_cpus 2")
                .contains("# HELP kafka_stream_thread_process_rate Records a second")
                .doesNotContain("kafka_stream_state", "process_cpu_time", "system_cpu_count");
    }
}
