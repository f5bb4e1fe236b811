package tidewire.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Failures;
import tidewire.app.StartException;
import tidewire.app.broker.restart.FormerRegistration;

/**
 * A real Kafka broker in this JVM: KRaft, broker and controller in one, on loopback only. Its data lives in a folder of
 * its own; a folder that was given is kept and can be used again, a temporary one is deleted at the end.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final String LOGS = "kafka";
    /** What a formatted folder of a broker has. */
    private static final String FORMATTED = "meta.properties";

    private final KafkaRaftServer server;
    private final int port;
    private final Path data;
    private final FolderLock lock;
    private final boolean temporary;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, int port, Path data, FolderLock lock, boolean temporary) {
        this.server = server;
        this.port = port;
        this.data = data;
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * Formats the folder if it is new and starts the broker; returns when it answers.
     *
     * @param folder where data is kept; null for a temporary folder
     * @param port port on loopback; 0 for any free one
     * @throws StartException if the folder or the port cannot be used, or the disk is full
     */
    public static EmbeddedBroker start(@Nullable Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /** Whether a broker has kept anything in a folder. */
    static boolean isKept(Path folder) {
        return Files.exists(folder.resolve(LOGS).resolve(FORMATTED));
    }

    /** @param settings more server properties, and other values of some */
    public static EmbeddedBroker start(@Nullable Path folder, int port, Map<String, String> settings) {
        Ports.Pair ports = Ports.usableWithAnother(port, "kafka.port");
        boolean temporary = folder == null;
        Path data = folder == null ? Folders.temporary() : folder.toAbsolutePath();
        try {
            Files.createDirectories(data);
            DiskSpace.require(data);
            FolderLock lock = FolderLock.take(data);
            // A broker that cannot write to its folder any more ends the process, at once.
            Exit.setHaltProcedure((status, message) -> {
                DiskSpace.sayIfFull(data);
                Runtime.getRuntime().halt(status);
            });
            try {
                KafkaRaftServer server = start(data, ports.first(), ports.second(), settings);
                log.debug("broker at {}:{}, data in {}", BrokerSettings.host(), ports.first(), data);
                return new EmbeddedBroker(server, ports.first(), data, lock, temporary);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartException("The broker's data folder " + data + " cannot be used: " + Failures.text(e), e);
        } catch (KafkaException e) {
            throw new StartException(
                    "The embedded broker cannot start with the data folder " + data + ": " + rootMessage(e), e);
        }
    }

    private static KafkaRaftServer start(Path data, int port, int controllerPort, Map<String, String> settings)
            throws IOException {
        Path logs = Files.createDirectories(data.resolve(LOGS));
        boolean isNew = format(logs);
        Properties properties = BrokerSettings.of(logs, port, controllerPort);
        properties.putAll(settings);
        if (!isNew) {
            FormerRegistration.end(properties);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return server;
    }

    /** Returns whether it was new. */
    private static boolean format(Path logs) throws IOException {
        if (Files.exists(logs.resolve(FORMATTED))) {
            return false;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.node())
                    .setClusterId(Uuid.randomUuid().toString())
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .run();
            return true;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** {@code host:port}, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.host() + ":" + port;
    }

    /** Client properties that reach this broker. */
    public Map<String, Object> clientProperties() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /** Where this broker's data is. */
    public Path data() {
        return data;
    }

    /** Stops the broker, then deletes its data if the folder was temporary. Close every client first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("the lock on {} could not be released: {}", data, e.getMessage());
        }
        if (temporary) {
            Folders.delete(data);
        }
    }
}
