package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong use that shows only when things are started: one clear message each, exit code 2, no stack trace. */
class WrongUseIT {
    @TempDir
    private Path folder;

    @Test
    void demo_portInUse_saysWhichAndWhatToDo() throws Exception {
        incompleteModel();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run =
                    CommandRun.of(folder, "demo", "--model", "model", "--port", String.valueOf(taken.getLocalPort()));
            assertOneMessage(run, "Port " + taken.getLocalPort() + " is in use", "--port");
        }
    }

    @Test
    void run_portInUse_namesTheKey() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            config("dashboard: {port: " + taken.getLocalPort() + "}");
            assertOneMessage(
                    CommandRun.of(folder, "run"), "Port " + taken.getLocalPort() + " is in use", "dashboard.port");
        }
    }

    @Test
    void ingest_brokerAway_saysSoWithinTheTimeout() throws Exception {
        config("kafka: {bootstrap.servers: \"127.0.0.1:1\", startup-timeout: 2s}");
        assertOneMessage(
                CommandRun.of(folder, "ingest"),
                "No Kafka broker answers at 127.0.0.1:1 within 2 s",
                "kafka.startup-timeout",
                "kafka.bootstrap.servers");
    }

    @Test
    void demo_incompleteModelFolder_saysWhatIsMissing() throws Exception {
        incompleteModel();
        CommandRun run = CommandRun.of(folder, "demo", "--headless", "--model", "model", "--data", "kept");
        assertOneMessage(run, "model.safetensors");
        assertThat(folder.resolve("kept")).as("what a started broker leaves").doesNotExist();
    }

    @Test
    void run_incompleteModelFolder_saysWhatIsMissingAndStartsNothing() throws Exception {
        incompleteModel();
        config("model: {path: model}\ndata: kept\ndashboard: {port: 0}");
        assertOneMessage(CommandRun.of(folder, "run"), "model.safetensors");
        assertThat(folder.resolve("kept")).as("what a started broker leaves").doesNotExist();
    }

    private static void assertOneMessage(CommandRun run, String... parts) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("tidewire: ")
                .contains(parts);
        assertThat(run.out()).isEmpty();
    }

    private void incompleteModel() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), """
                {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64, "num_hidden_layers": 2,
                 "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 256,
                 "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "max_position_embeddings": 2048, "hidden_act": "silu",
                 "tie_word_embeddings": true}
                """);
    }

    private void config(String more) throws Exception {
        Files.writeString(folder.resolve("tidewire.yml"), """
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                desks: [{name: d, feeds: [fed]}]
                """ + more + "\n");
    }
}
