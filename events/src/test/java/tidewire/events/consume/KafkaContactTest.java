package tidewire.events.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class KafkaContactTest {
    private static final long SILENCE = KafkaContact.SILENCE.toNanos();
    private final KafkaContact contact = new KafkaContact();

    @Test
    void consumerWithoutConnection_hasNone() {
        assertThat(contact.problem(metrics("a", 0, 7), 0)).isEqualTo("has no connection to Kafka and waits for it");
        assertThat(contact.problem(metrics("a", 1, 7), 0)).isNull();
    }

    @Test
    void severalThatReadAsOne_haveOneWhileAnyHas() {
        Map<MetricName, Metric> both = metrics("a", 0, 7);
        both.putAll(metrics("b", 1, 0));

        assertThat(contact.problem(both, 0)).isNull();
    }

    @Test
    void connectionOverWhichNothingComes_isNone() {
        assertThat(contact.problem(metrics("a", 1, 7), 0)).isNull();
        assertThat(contact.problem(metrics("a", 1, 7), SILENCE - 1)).isNull();
        assertThat(contact.problem(metrics("a", 1, 7), SILENCE))
                .isEqualTo("has had no answer from Kafka for 30 s and waits for it");
        assertThat(contact.problem(metrics("a", 1, 8), SILENCE + 1)).isNull();
    }

    @Test
    void consumerThatDoesNotTell_isBelieved() {
        assertThat(contact.problem(Map.of(), 0)).isNull();
        assertThat(contact.problem(Map.of(), SILENCE)).isNull();
    }

    static Map<MetricName, Metric> metrics(String client, double connections, double answers) {
        Map<MetricName, Metric> metrics = new LinkedHashMap<>();
        put(metrics, client, "connection-count", connections);
        put(metrics, client, "response-total", answers);
        return metrics;
    }

    private static void put(Map<MetricName, Metric> metrics, String client, String name, double value) {
        MetricName key = new MetricName(name, "consumer-metrics", "", Map.of("client-id", client));
        metrics.put(key, new Metric() {
            @Override
            public MetricName metricName() {
                return key;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
