package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.StartException;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.TidewireConfig;

/** The same contract over TLS and SASL, with the client that a configuration and its secrets give. */
class SecuredBrokerIT implements BrokerContract {
    private static final String PASSWORD = "wire-and-tide-4711";
    private static final String KEY_PASSWORD = "keys-of-the-broker";

    @TempDir
    static Path folder;

    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder, PASSWORD, KEY_PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    public Map<String, Object> client() {
        return client(PASSWORD);
    }

    @Test
    void connection_withAWrongPassword_isRefusedWithoutTellingIt() {
        assertThatThrownBy(() -> BrokerCheck.connect(client("no-such-password"), Duration.ofSeconds(20)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(broker.bootstrapServers())
                .hasMessageNotContaining("no-such-password");
    }

    /** As the parts get it. */
    private static Map<String, Object> client(String password) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "tidewire", ".yml"), """
                    kafka:
                      bootstrap.servers: %s
                      client:
                        security.protocol: SASL_SSL
                        sasl.mechanism: SCRAM-SHA-512
                        ssl.truststore.type: PKCS12
                        ssl.truststore.location: %s
                      client-env:
                        ssl.truststore.password: TRUST
                        sasl.jaas.config: JAAS
                    feeds: [{name: fed, url: "https://example.org/fed.xml"}]
                    desks: [{name: world, feeds: [fed]}]
                    """.formatted(
                            broker.bootstrapServers(), broker.keys()));
            TidewireConfig config = ConfigFile.read(
                    file,
                    Map.of(
                            "TRUST",
                            KEY_PASSWORD,
                            "JAAS",
                            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                                    + SecuredBroker.USER + "\" password=\"" + password + "\";"));
            assertThat(config.toString()).doesNotContain(password).doesNotContain(KEY_PASSWORD);
            Map<String, Object> client = new HashMap<>(config.kafka().client());
            client.put("bootstrap.servers", String.valueOf(config.kafka().bootstrapServers()));
            return client;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
