package tidewire.app.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import tidewire.app.StartException;

/** Whether a broker answers. */
public final class BrokerCheck {
    private BrokerCheck() {}

    /**
     * Waits for an answer of the cluster and gives the client that got it.
     *
     * @param client Kafka client properties with {@code bootstrap.servers}
     * @throws StartException if none comes within {@code timeout}
     */
    public static Admin connect(Map<String, Object> client, Duration timeout) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(timeout.toMillis(), 30_000));
        Admin admin;
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("Kafka client properties are not usable: " + cause.getMessage(), e);
        }
        try {
            admin.describeCluster().clusterId().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return admin;
        } catch (ExecutionException | TimeoutException e) {
            admin.close(Duration.ZERO);
            throw new StartException(
                    "No Kafka broker answers at " + client.get("bootstrap.servers") + " within "
                            + timeout.toSeconds() + " s (kafka.startup-timeout). Is it running, and is"
                            + " kafka.bootstrap.servers right? Without that key Tidewire starts a broker of its own.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            admin.close(Duration.ZERO);
            throw new StartException("Interrupted while waiting for the broker", e);
        }
    }
}
