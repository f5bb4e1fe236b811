package tidewire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @Test
    void load_folder_saysWhatWasLoaded() {
        try (LanguageModel model = Models.load(TinyCheckpoints.folder("qwen3"), LoadOptions.of("F32", "cpu"))) {
            assertThat(model.info().name()).isEqualTo("qwen3");
            assertThat(model.info().architecture()).isEqualTo("Qwen3ForCausalLM");
            assertThat(model.info().headDim()).isEqualTo(24);
            assertThat(model.info().parameters()).isEqualTo(56_576);
            assertThat(model.info().weights()).isEqualTo(WeightFormat.F32);
            assertThat(model.info().sha256()).hasSize(64);
        }
    }

    @Test
    void load_auto_picksAFormatThatRuns() {
        try (LanguageModel model = Models.load(TinyCheckpoints.folder("llama2"), LoadOptions.AUTO);
                SinkWindow window = model.openWindow(WindowConfig.DEFAULT)) {
            window.feed(model.tokenizer().encode("rates fell"));
            assertThat(window.logits()).hasSize(model.info().vocabularySize());
        }
    }

    @Test
    void load_tokenizerOfABiggerModel_isRefused(@TempDir Path temp) throws Exception {
        Path folder = TinyCheckpoints.copy("llama2", temp);
        java.nio.file.Files.copy(
                TinyCheckpoints.folder("qwen2").resolve("tokenizer.json"),
                folder.resolve("tokenizer.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        TinyCheckpoints.edit(
                folder.resolve("tokenizer.json"),
                root -> root.withArray("added_tokens")
                        .addObject()
                        .put("id", 400)
                        .put("content", "<new>")
                        .put("special", true));
        assertThatThrownBy(() -> Models.load(folder, LoadOptions.AUTO))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("401 tokens")
                .hasMessageContaining("vocab_size");
    }

    @Test
    void load_cudaThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> Models.load(TinyCheckpoints.folder("llama2"), LoadOptions.of("auto", "cuda:99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:99");
    }

    @Test
    void options_unknownNames_areRefusedByKey() {
        assertThatThrownBy(() -> LoadOptions.of("fp8", "cpu")).hasMessageContaining("model.weights");
        assertThatThrownBy(() -> LoadOptions.of("fp16", "tpu")).hasMessageContaining("model.device");
    }
}
