package tidewire.app.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.Lifecycle;
import tidewire.app.config.TidewireConfig;

/**
 * The broker in use, with all topics on it.
 *
 * @param client Kafka client properties, secrets among them: never to be logged
 * @param replication of the topics that Streams makes for itself; -1 for the broker's default
 * @param embedded the broker of this JVM, or null for a cluster
 */
public record Bus(
        Map<String, Object> client,
        int replication,
        @Nullable EmbeddedBroker embedded) {

    /**
     * Connects to the cluster of the configuration, or starts a broker, and makes the topics.
     *
     * @throws tidewire.app.StartException if no broker answers in time
     */
    public static Bus open(TidewireConfig.Kafka kafka, Lifecycle lifecycle) {
        EmbeddedBroker embedded = null;
        Map<String, Object> client = new HashMap<>(kafka.client());
        if (kafka.bootstrapServers() == null) {
            EmbeddedBroker broker = EmbeddedBroker.start(kafka.data(), kafka.port());
            embedded = lifecycle.add("broker", broker, broker);
            client.putAll(broker.clientProperties());
        } else {
            client.put("bootstrap.servers", kafka.bootstrapServers());
        }
        int replication = embedded == null ? kafka.replication() : 1;
        try (Admin admin = BrokerCheck.connect(client, kafka.startupTimeout())) {
            TopicSetup.ensure(admin, kafka.partitions(), (short) replication);
        }
        return new Bus(Map.copyOf(client), replication, embedded);
    }

    /** Without the client properties: secrets are among them. */
    @Override
    public String toString() {
        return "Bus[" + client.get("bootstrap.servers") + "]";
    }

    /** Where this process keeps the state of its stages: beside the broker's data, or in a temporary folder. */
    public Path stateFolder(Lifecycle lifecycle) {
        if (embedded != null) {
            return embedded.data().resolve("streams");
        }
        Path folder = Folders.temporary();
        lifecycle.add("state folder", folder, () -> Folders.delete(folder));
        return folder;
    }
}
