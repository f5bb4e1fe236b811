package tidewire.benchmarks.soak;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import tidewire.app.broker.Retention;
import tidewire.events.Topics;

/** Which topics lose what is old, by how long they keep it. */
final class TopicKinds {
    enum Kind {
        BOUNDED,
        LAST_STATE,
        KEPT
    }

    private final Retention retention;

    TopicKinds(Retention retention) {
        this.retention = retention;
    }

    Kind of(String topic) {
        if (!Topics.all().contains(topic)) {
            // Kafka Streams deletes what it has read between the stages; the broker's own topics are compacted.
            return topic.endsWith("-repartition") ? Kind.BOUNDED : Kind.LAST_STATE;
        }
        if (age(topic).isPresent()) {
            return Kind.BOUNDED;
        }
        return TopicConfig.CLEANUP_POLICY_COMPACT.equals(setting(topic, TopicConfig.CLEANUP_POLICY_CONFIG))
                ? Kind.LAST_STATE
                : Kind.KEPT;
    }

    /** How long a topic of ours keeps its records; empty for ever. */
    Optional<Duration> age(String topic) {
        return Optional.ofNullable(setting(topic, TopicConfig.RETENTION_MS_CONFIG))
                .map(Long::parseLong)
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis);
    }

    private @Nullable String setting(String topic, String name) {
        return retention.settings(topic).get(name);
    }
}
