package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.StartException;
import tidewire.events.Topics;

class EmbeddedBrokerIT implements BrokerContract {
    private static EmbeddedBroker shared;

    @BeforeAll
    static void start() {
        shared = EmbeddedBroker.start(null, 0);
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
        }
    }

    @Override
    public Map<String, Object> client() {
        return shared.clientProperties();
    }

    @Test
    void data_keptFolder_isThereAfterARestart(@TempDir Path folder) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            setUp(broker.clientProperties());
            BrokerContract.send(broker.clientProperties(), Topics.NEWS, "kept", 1_381_400_000_000L);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            setUp(broker.clientProperties());
            assertThat(BrokerContract.readAll(broker.clientProperties(), Topics.NEWS))
                    .containsExactly("kept");
        }
        assertThat(folder.resolve("kafka")).exists();
    }

    @Test
    void data_temporaryFolder_isGoneAfterClose() {
        EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
        Path data = broker.data();
        assertThat(data).exists();
        broker.close();
        assertThat(data).doesNotExist();
    }

    @Test
    void start_folderOfARunningBroker_isRefused(@TempDir Path folder) {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
            assertThat(first.data()).isEqualTo(folder);
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("another Tidewire");
        }
    }

    @Test
    void start_folderThatIsAFile_isRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("data folder");
    }

    private static void setUp(Map<String, Object> client) {
        try (Admin admin = BrokerCheck.connect(client, Duration.ofSeconds(30))) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
    }
}
