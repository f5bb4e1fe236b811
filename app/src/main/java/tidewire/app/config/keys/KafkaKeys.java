package tidewire.app.config.keys;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tidewire.app.broker.Retention;
import tidewire.app.config.TidewireConfig.Kafka;
import tidewire.app.config.yaml.Section;

/** Reads how the broker is reached. */
public final class KafkaKeys {
    private KafkaKeys() {}

    public static Kafka read(Section s) {
        Map<String, String> client = new HashMap<>(s.map("client"));
        client.keySet().stream()
                .filter(KafkaKeys::secretProperty)
                .forEach(key -> s.problem("client." + key, "is a secret: name its variable under kafka.client-env"));
        s.map("client-env").forEach((key, variable) -> {
            String value = s.secretOf("client-env." + key, variable);
            if (value != null) {
                client.put(key, value);
            }
        });
        Kafka kafka = new Kafka(
                s.optionalText("bootstrap.servers"),
                s.duration("startup-timeout", Duration.ofSeconds(30)),
                s.integer("partitions", 1, 1, 1000),
                s.integer("replication", -1, -1, 100),
                retention(s.section("retention")),
                s.integer("port", 0, 0, 65535),
                Map.copyOf(client));
        s.end();
        return kafka;
    }

    private static Retention retention(Section s) {
        Retention retention = new Retention(
                s.duration("ticks", Retention.TICKS),
                s.integer("ticks-gib", Retention.DEFAULT.ticksGib(), 1, 100_000),
                s.duration("news", Retention.NEWS),
                s.duration("eyes", Retention.EYES),
                s.duration("dead-letters", Retention.DEAD_LETTERS));
        s.end();
        return retention;
    }

    private static boolean secretProperty(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("jaas")
                || lower.contains("secret")
                || lower.endsWith(".key");
    }
}
