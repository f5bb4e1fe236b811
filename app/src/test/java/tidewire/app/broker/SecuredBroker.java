package tidewire.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker that clients reach over TLS and with SCRAM only, as in a cluster of others. */
final class SecuredBroker implements AutoCloseable {
    static final String USER = "tidewire";

    private final KafkaRaftServer server;
    private final Path keys;
    private final int port;

    private SecuredBroker(KafkaRaftServer server, Path keys, int port) {
        this.server = server;
        this.keys = keys;
        this.port = port;
    }

    static SecuredBroker start(Path folder, String password, String keyPassword) throws Exception {
        Path keys = keys(folder.resolve("broker.p12"), keyPassword);
        Ports.Pair secure = Ports.usableWithAnother(0, "secure");
        Ports.Pair inside = Ports.usableWithAnother(0, "inside");
        Path logs = Files.createDirectories(folder.resolve("kafka"));
        Properties p = BrokerSettings.of(logs, inside.first(), secure.second());
        String host = BrokerSettings.host();
        p.put(
                "listeners",
                "SASL_SSL://" + host + ":" + secure.first() + ",PLAINTEXT://" + host + ":" + inside.first()
                        + ",CONTROLLER://" + host + ":" + secure.second());
        p.put(
                "advertised.listeners",
                "SASL_SSL://" + host + ":" + secure.first() + ",PLAINTEXT://" + host + ":" + inside.first());
        p.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        p.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put("ssl.keystore.type", "PKCS12");
        p.put("ssl.keystore.location", keys.toString());
        p.put("ssl.keystore.password", keyPassword);
        format(logs, password);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
        server.startup();
        return new SecuredBroker(server, keys, secure.first());
    }

    private static void format(Path logs, String password) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.node())
                .setClusterId(Uuid.randomUuid().toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(logs.toString()))
                .setMetadataLogDirectory(logs.toString())
                .setScramArguments(List.of("SCRAM-SHA-512=[name=" + USER + ",password=" + password + "]"))
                .run();
    }

    /** A key of the broker's own, as the JDK's tool makes it. */
    private static Path keys(Path file, String password) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password,
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        return file;
    }

    String bootstrapServers() {
        return BrokerSettings.host() + ":" + port;
    }

    /** What a client must trust. */
    Path keys() {
        return keys;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
