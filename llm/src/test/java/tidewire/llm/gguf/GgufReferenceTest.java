package tidewire.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;
import tidewire.llm.SinkWindow;
import tidewire.llm.TinyCheckpoints;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.ModelConfig;
import tidewire.llm.tokenizer.CheckpointTokenizer;

/** What the engine makes of GGUF files, beside transformers, tokenizers and sentencepiece. */
class GgufReferenceTest {
    private static final WindowConfig WINDOW = new WindowConfig(4, 128, WindowConfig.Eviction.TOKEN, 128);

    static Stream<String> families() {
        return TinyCheckpoints.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void logits_f32_agreeWithTransformersReadingTheCheckpoint(String family) {
        assertThat(largestDifference(GgufFixtures.family(family), TinyCheckpoints.expected(family)))
                .isLessThan(1e-4f);
    }

    /** The file is read by transformers itself; every format of a matrix occurs. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "k-quants"})
    void logits_f32_agreeWithTransformersReadingTheFile(String name) {
        assertThat(largestDifference(GgufFixtures.file(name), GgufFixtures.expected(name)))
                .isLessThan(1e-4f);
    }

    private static float largestDifference(Path file, JsonNode expected) {
        int[] prompt = TinyCheckpoints.ints(expected.path("prompt"));
        float largest = 0;
        try (LanguageModel model = Models.load(file, LoadOptions.of("f32", "cpu"))) {
            for (Map.Entry<String, JsonNode> prefix : expected.path("logits").properties()) {
                float[] right = TinyCheckpoints.floats(prefix.getValue());
                try (SinkWindow window = model.openWindow(WINDOW)) {
                    window.feed(Arrays.copyOf(prompt, Integer.parseInt(prefix.getKey())));
                    float[] logits = window.logits();
                    assertThat(logits).hasSameSizeAs(right);
                    for (int i = 0; i < logits.length; i++) {
                        assertThat(logits[i]).isNotNaN();
                        largest = Math.max(largest, Math.abs(logits[i] - right[i]));
                    }
                }
            }
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("families")
    void config_isThatOfTheCheckpoint(String family) {
        ModelConfig gguf =
                ModelFiles.open(GgufFixtures.family(family)).checkpoint().config();
        ModelConfig folder =
                ModelFiles.open(TinyCheckpoints.folder(family)).checkpoint().config();
        assertThat(gguf)
                .usingRecursiveComparison()
                .ignoringFields("shape.rope", "shape.architecture", "shape.rmsEpsilon")
                .isEqualTo(folder);
        assertThat(gguf.shape().rmsEpsilon()).isEqualTo((float) folder.shape().rmsEpsilon());
        double[] frequencies = folder.shape().inverseFrequencies();
        double[] carried = gguf.shape().inverseFrequencies();
        for (int i = 0; i < frequencies.length; i++) {
            assertThat(carried[i] / frequencies[i]).isBetween(1 - 1e-6, 1 + 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void tokenizer_isThatOfTheCheckpoint(String family) {
        try (CheckpointTokenizer gguf =
                        ModelFiles.open(GgufFixtures.family(family)).tokenizer();
                CheckpointTokenizer folder = CheckpointTokenizer.load(TinyCheckpoints.folder(family))) {
            for (JsonNode text : TinyCheckpoints.expected(family).path("texts")) {
                assertThat(gguf.encode(text.path("text").asText()))
                        .as(text.path("text").asText())
                        .isEqualTo(TinyCheckpoints.ints(text.path("ids")));
            }
            assertThat(gguf.vocabularySize()).isEqualTo(folder.vocabularySize());
            assertThat(gguf.addedTokens()).isEqualTo(folder.addedTokens());
            assertThat(gguf.beginOfStream()).isEqualTo(folder.beginOfStream());
            if (!family.equals("smollm2")) { // "<|end|>" is an end because the folder says so; the file says one
                assertThat(gguf.endTokens()).isEqualTo(folder.endTokens());
            }
            for (int token = 0; token < gguf.vocabularySize(); token++) {
                assertThat(gguf.bytesOf(token)).isEqualTo(folder.bytesOf(token));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-gpt-2", "pre-smollm", "pre-llama-bpe", "pre-qwen2", "pre-tekken", "sentencepiece"})
    void ids_ofHostileText_areThoseOfTheFamilysOwnTokenizer(String name) {
        GgufTokenizer carried =
                new GgufTokenizer(GgufHeader.read(GgufFixtures.file(name)).metadata());
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.of(carried)) {
            JsonNode texts = GgufFixtures.expected(name).path("texts");
            assertThat(texts.size()).isGreaterThan(20);
            for (JsonNode text : texts) {
                assertThat(tokenizer.encode(text.path("text").asText()))
                        .as(text.path("text").asText())
                        .isEqualTo(TinyCheckpoints.ints(text.path("ids")));
            }
            for (String special : tokenizer.addedTokens()) {
                assertThat(tokenizer.encode("x " + special))
                        .doesNotContain(tokenizer.special(special).orElseThrow());
            }
        }
    }
}
