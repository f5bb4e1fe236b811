package tidewire.app.broker;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** All topics, with the partitions that the tests' worlds have: made by whoever comes first, when the broker is there. */
public final class TestTopics {
    public static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestTopics() {}

    public static void ensure(Map<String, Object> client) {
        try (Admin admin =
                BrokerCheck.connect(Map.of("bootstrap.servers", client.get("bootstrap.servers")), PATIENCE)) {
            TopicSetup.ensure(admin, PARTITIONS, (short) 1, Retention.FOREVER);
        }
    }
}
