package tidewire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.app.CommandRun;

/** What {@code run} refuses, {@code check} refuses in the same words, and nothing has been started. */
class RefusalsTest {
    @TempDir
    private Path folder;

    @Test
    void portOfThePage_inUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("dashboard: {port: " + taken.getLocalPort() + "}", "Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void portOfTheBroker_inUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("kafka: {port: " + taken.getLocalPort() + "}", "Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void dataFolder_thatIsAFile() throws Exception {
        Files.writeString(folder.resolve("kept"), "");
        refused("data: kept", "kept is a file");
    }

    @Test
    void sharedFolderOfWindows_thatIsAFile() throws Exception {
        Files.writeString(folder.resolve("kept"), "");
        refused("summarizer: {windows: kept}", "(summarizer.windows) cannot be used");
    }

    @Test
    void dataFolder_inUse() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        try (FileChannel channel = FileChannel.open(
                        kept.resolve("tidewire.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            refused("data: kept", "is in use by another Tidewire");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: {path: nowhere}|There is no model folder or GGUF file",
                "model: {path: incomplete}|model.safetensors",
                "model: {weights: heavy}|model.weights: must be one of",
                "digest: {tokens: 7}|digest.tokens: must be a whole number from 8",
                "dashboard: {host: 0.0.0.0}|dashboard.exposed",
                "dashboard: {base-path: tidewire}|dashboard.base-path",
                "alerts: {webhook-env: NOT_SET}|the environment variable NOT_SET is not set",
                "alerts: {rules: [{name: empty}]}|alerts.rules",
                "moves: {gap: much}|moves.gap",
                "ingest: {name: 'a b'}|ingest.name",
                "kafka: {client: {ssl.key.password: x}}|kafka.client.ssl.key.password",
                "desks: [{name: d, feeds: [fed], every: 1s}]|desks[0].every: must be at least a minute and divide a day",
                "desks: [{name: d, feeds: [fed], every: 7m}]|desks[0].every: must be at least a minute and divide a day",
                "nonsense: 1|nonsense: unknown key"
            })
    void configuration(String more, String words) throws Exception {
        refused(more, words);
    }

    private void refused(String more, String words) throws Exception {
        Files.createDirectories(folder.resolve("incomplete"));
        Files.writeString(folder.resolve("incomplete/config.json"), """
                {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64, "num_hidden_layers": 2,
                 "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 256,
                 "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "max_position_embeddings": 2048, "hidden_act": "silu",
                 "tie_word_embeddings": true}
                """);
        String port = more.contains("dashboard") ? "" : "dashboard: {port: 0}\n";
        Files.writeString(
                folder.resolve("tidewire.yml"),
                """
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                """ + (more.startsWith("desks") ? "" : "desks: [{name: d, feeds: [fed]}]\n") + port + more + "\n");

        CommandRun run = CommandRun.of(folder, "run");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("java.").doesNotContain("Exception");
        assertThat(folder.resolve("data")).as("what a started broker leaves").doesNotExist();

        CommandRun check = CommandRun.of(folder, "check");
        assertThat(check.exitCode()).as(check.out() + check.err()).isNotZero();
        assertThat(check.out() + check.err()).contains(words);
    }
}
