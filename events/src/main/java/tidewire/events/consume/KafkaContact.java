package tidewire.events.consume;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka is there for clients that read. A consumer polls on without a word when it is gone: its own figures tell, of its connections and
 * of the answers that have come, of which an idle one gets several in a second. Thread-safe.
 */
public final class KafkaContact {
    /** Without an answer for so long a connection is one in name: the host may be gone, or the process may hang. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final String GROUP = "consumer-metrics";
    private static final String GONE = "has no connection to Kafka and waits for it";

    private double answers = -1;
    private long heard;

    /**
     * @param metrics of one consumer, or of several that read as one
     * @param nanos as {@link System#nanoTime()}
     * @return why nothing would be read now, or null
     */
    public synchronized @Nullable String problem(Map<MetricName, ? extends Metric> metrics, long nanos) {
        if (sum(metrics, "connection-count") == 0) {
            return GONE;
        }
        double now = sum(metrics, "response-total");
        if (now != answers) {
            answers = now;
            heard = nanos;
        }
        long silent = nanos - heard;
        return now >= 0 && silent >= SILENCE.toNanos()
                ? "has had no answer from Kafka for " + Duration.ofNanos(silent).toSeconds() + " s and waits for it"
                : null;
    }

    /** Below zero where the clients do not tell. */
    private static double sum(Map<MetricName, ? extends Metric> metrics, String name) {
        double sum = -1;
        for (Metric metric : metrics.values()) {
            if (metric.metricName().name().equals(name)
                    && metric.metricName().group().equals(GROUP)
                    && metric.metricValue() instanceof Double value) {
                sum = Math.max(0, sum) + value;
            }
        }
        return sum;
    }
}
