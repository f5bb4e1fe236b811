package tidewire.llm.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.TinyCheckpoints;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.Checkpoint;

class ModelReportTest {
    @Test
    void print_shardedModel_namesShapeFilesAndDigest() {
        Path folder = TinyCheckpoints.folder("mistral");
        String report = report(folder, LoadOptions.of("bf16", "cpu"), WindowConfig.DEFAULT);
        assertThat(report)
                .contains("MistralForCausalLM")
                .contains("2 layers, hidden 64, 8 heads on 2 of 12, feed-forward 88, context 512")
                .contains("110,912")
                .contains("model-00006-of-00006.safetensors")
                .contains(Checkpoint.ofFolder(folder).sha256())
                .contains("bf16 on cpu")
                .contains("begin 1, end [2]");
    }

    @Test
    void print_windowLongerThanTheModelWasMadeFor_isNoted() {
        assertThat(report(TinyCheckpoints.folder("llama2"), LoadOptions.AUTO, WindowConfig.DEFAULT))
                .contains("the window shows 1028 tokens, the model was made for 512");
        assertThat(report(
                        TinyCheckpoints.folder("llama2"),
                        LoadOptions.AUTO,
                        new WindowConfig(4, 508, WindowConfig.Eviction.ENTRY, 64)))
                .doesNotContain("note");
    }

    @Test
    void print_windowLongerThanMistralsOwn_isNoted(@TempDir Path temp) {
        Path folder = TinyCheckpoints.copy("mistral", temp);
        TinyCheckpoints.edit(
                folder.resolve("config.json"), c -> c.put("sliding_window", 64).put("max_position_embeddings", 4096));
        assertThat(report(folder, LoadOptions.AUTO, WindowConfig.DEFAULT)).contains("own sliding window is 64 tokens");
    }

    @ParameterizedTest
    @CsvSource({"legacy, legacy", "mistral-00001-of-00003, mistral-00003-of-00003"})
    void print_ofAGgufFile_wholeOrInParts_namesShapeFilesAndCost(String name, String last) throws Exception {
        Path file = Path.of(
                ModelReportTest.class.getResource("/gguf/" + name + ".gguf").toURI());
        assertThat(report(file, LoadOptions.of("f32", "cpu"), WindowConfig.DEFAULT))
                // GGUF knows Mistral as a Llama.
                .contains("LlamaForCausalLM")
                .contains("layers, hidden")
                .contains("f32 on cpu")
                .contains(name + ".gguf", last + ".gguf");
    }

    @Test
    void print_noModel_isRefused(@TempDir Path temp) {
        assertThatThrownBy(() -> report(temp, LoadOptions.AUTO, WindowConfig.DEFAULT))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("config.json");
    }

    private static String report(Path folder, LoadOptions options, WindowConfig window) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ModelReport(folder, options, window).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
