package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.Failures;
import tidewire.app.StartException;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;

/**
 * The broker in use, with all topics on it.
 *
 * @param client Kafka client properties, secrets among them: never to be logged
 * @param replication of the topics that Streams makes for itself; -1 for the broker's default
 * @param embedded the broker of this JVM, or null for a cluster
 * @param data folder of what is kept on this machine; null for folders that are deleted at the end
 */
public record Bus(
        Map<String, Object> client,
        int replication,
        @Nullable EmbeddedBroker embedded,
        @Nullable Path data) {

    /**
     * Connects to the cluster of the configuration, or starts a broker, and makes the topics.
     *
     * @throws tidewire.app.StartException if no broker answers in time
     */
    public static Bus open(TidewireConfig.Kafka kafka, @Nullable Path data, Lifecycle lifecycle) {
        EmbeddedBroker embedded = null;
        Map<String, Object> client = new HashMap<>(kafka.client());
        if (kafka.bootstrapServers() == null) {
            EmbeddedBroker broker = EmbeddedBroker.start(data, kafka.port());
            embedded = lifecycle.add("broker", broker, broker);
            client.putAll(broker.clientProperties());
        } else {
            client.put("bootstrap.servers", kafka.bootstrapServers());
        }
        int replication = embedded == null ? kafka.replication() : 1;
        try (Admin admin = BrokerCheck.connect(client, kafka.startupTimeout())) {
            TopicSetup.ensure(admin, kafka.partitions(), (short) replication, kafka.retention());
        }
        return new Bus(Map.copyOf(client), replication, embedded, data);
    }

    /**
     * As {@link #open}, for those who only look at what is there: nothing is begun in an empty folder.
     *
     * @throws StartException also if nothing is kept in the folder of a broker of this process
     */
    public static Bus ofKept(TidewireConfig.Kafka kafka, @Nullable Path data, Lifecycle lifecycle) {
        if (kafka.bootstrapServers() == null && data != null && !EmbeddedBroker.isKept(data)) {
            throw new StartException("There is nothing kept in " + data + ": no demo or run has begun there.");
        }
        return open(kafka, data, lifecycle);
    }

    /** As {@link #ofKept}, in a folder that a demo or run has left, whatever was configured then. */
    public static Bus ofKept(Path data, Lifecycle lifecycle) {
        return ofKept(
                new TidewireConfig.Kafka(
                        null, Duration.ofSeconds(60), TopicSetup.AS_THEY_ARE, 1, Retention.FOREVER, 0, Map.of()),
                data,
                lifecycle);
    }

    /** Without the client properties: secrets are among them. */
    @Override
    public String toString() {
        return "Bus[" + client.get("bootstrap.servers") + "]";
    }

    /**
     * Where a part keeps its state between starts: what Kafka Streams finds there it need not read again, and with the same
     * identity it ends what a killed predecessor had begun.
     *
     * @param part name of the part
     * @throws StartException if another process uses the folder, or it cannot be made
     */
    public Path folder(String part, Lifecycle lifecycle) {
        if (embedded != null) {
            // Under the broker's own lock.
            return embedded.data().resolve(part);
        }
        if (data == null) {
            Path folder = Folders.temporary();
            lifecycle.add(part + " folder", folder, () -> Folders.delete(folder));
            return folder;
        }
        Path folder = data.resolve(part);
        try {
            Files.createDirectories(folder);
            lifecycle.closing(part + " lock", FolderLock.take(folder));
            return folder;
        } catch (IOException e) {
            throw new StartException("The folder " + folder + " (data) cannot be used: " + Failures.text(e), e);
        }
    }
}
