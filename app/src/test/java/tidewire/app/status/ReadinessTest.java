package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final Map<String, Optional<String>> problems = new TreeMap<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Readiness readiness = new Readiness(registry, () -> problems);

    private static String line(String part, String component, int ready) {
        return "tidewire_ready{component=\"" + component + "\",part=\"" + part + "\"} " + ready + ".0\n";
    }

    @Test
    void component_isOneWhereItWorks_andZeroWhereNot() {
        problems.put("ingest/kafka", Optional.empty());
        problems.put("ingest/feed:ecb", Optional.of("answers HTTP 500 since 20:07"));
        assertThat(readiness.scrape())
                .contains(line("ingest", "kafka", 1), line("ingest", "feed:ecb", 0))
                .doesNotContain("HTTP 500");
    }

    @Test
    void scrape_isOfThisMoment_andForgetsWhatIsGone() {
        problems.put("summarizer/summarizer", Optional.of("the model is being loaded"));
        assertThat(readiness.scrape()).contains(line("summarizer", "summarizer", 0));
        problems.clear();
        problems.put("summarizer/tidewire-tape", Optional.of("not started"));
        problems.put("summarizer/tidewire-digest", Optional.empty());
        assertThat(readiness.scrape())
                .contains(line("summarizer", "tidewire-tape", 0), line("summarizer", "tidewire-digest", 1))
                .doesNotContain("component=\"summarizer\"");
        problems.put("summarizer/tidewire-tape", Optional.empty());
        assertThat(readiness.scrape()).contains(line("summarizer", "tidewire-tape", 1));
    }
}
