package tidewire.llm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.llm.ModelException;
import tidewire.llm.TinyCheckpoints;

class CheckpointTest {
    @TempDir
    Path temp;

    static Stream<String> families() {
        return TinyCheckpoints.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void open_everyFamily_readsEveryTensor(String family) {
        Checkpoint checkpoint = Checkpoint.ofFolder(TinyCheckpoints.folder(family));
        long read = 0;
        for (var tensor : ExpectedTensors.of(checkpoint.config()).entrySet()) {
            float[] values = checkpoint.weights().read(tensor.getKey());
            for (float v : values) {
                assertThat(Float.isFinite(v)).isTrue();
            }
            read += values.length;
        }
        assertThat(checkpoint.parameters()).isEqualTo(read);
    }

    @Test
    void shape_ofVariants_isWhatConfigSays() {
        DecoderShape qwen3 =
                Checkpoint.ofFolder(TinyCheckpoints.folder("qwen3")).shape();
        assertThat(qwen3.headDim()).isEqualTo(24);
        assertThat(qwen3.qkNorm()).isTrue();
        assertThat(qwen3.attentionBias()).isFalse();
        assertThat(qwen3.tiedEmbeddings()).isTrue();
        DecoderShape qwen2 =
                Checkpoint.ofFolder(TinyCheckpoints.folder("qwen2")).shape();
        assertThat(qwen2.attentionBias()).isTrue();
        assertThat(qwen2.heads()).isEqualTo(7);
        assertThat(qwen2.kvHeads()).isEqualTo(1);
        assertThat(Checkpoint.ofFolder(TinyCheckpoints.folder("mistral")).weightFiles())
                .hasSize(6);
        assertThat(Checkpoint.ofFolder(TinyCheckpoints.folder("smollm2")).storedTypes())
                .containsExactly("F16");
    }

    /** Values from transformers 4.55.4: ROPE_INIT_FUNCTIONS["llama3"], in f32, for the sizes of Llama 3.1 8B. */
    @Test
    void inverseFrequencies_llama31_areThoseOfTransformers() {
        double[] inverse = RopeScalings.llama3(500_000, 8, 1, 4, 8192).inverseFrequencies(128);
        assertThat(inverse[0]).isEqualTo(1.0);
        assertThat(inverse[20]).isCloseTo(0.016560440883040428, withinPercentage(1e-4));
        assertThat(inverse[31]).isCloseTo(0.0008567514596506953, withinPercentage(1e-4));
        assertThat(inverse[33]).isCloseTo(0.0003126936499029398, withinPercentage(1e-4));
        assertThat(inverse[63]).isCloseTo(3.068925877869333e-07, withinPercentage(1e-4));
    }

    @Test
    void config_ropeParametersOfNewerFiles_areTheSameRope() {
        Path folder = TinyCheckpoints.copy("llama3", temp);
        double[] before = Checkpoint.ofFolder(folder).shape().inverseFrequencies();
        editConfig(folder, c -> {
            ObjectNode parameters = (ObjectNode) c.remove("rope_scaling");
            parameters.set("rope_theta", c.remove("rope_theta"));
            c.set("rope_parameters", parameters);
        });
        assertThat(Checkpoint.ofFolder(folder).shape().inverseFrequencies()).isEqualTo(before);
    }

    @Test
    void sha256_ofOneFile_isTheFilesOwn() throws Exception {
        Path folder = TinyCheckpoints.folder("qwen2");
        byte[] bytes = Files.readAllBytes(folder.resolve("model.safetensors"));
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(Checkpoint.ofFolder(folder).sha256())
                .isEqualTo(java.util.HexFormat.of().formatHex(digest));
    }

    @Test
    void sha256_ofShards_coversThemAllInNameOrder() throws Exception {
        Path folder = TinyCheckpoints.folder("mistral");
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        for (int i = 1; i <= 6; i++) {
            digest.update(Files.readAllBytes(folder.resolve("model-0000" + i + "-of-00006.safetensors")));
        }
        assertThat(Checkpoint.ofFolder(folder).sha256())
                .isEqualTo(java.util.HexFormat.of().formatHex(digest.digest()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            architectures           | ["GPT2LMHeadModel"]                   | GPT2LMHeadModel is not known
            architectures           | null                                  | architecture is missing
            num_hidden_layers       | 0                                     | num_hidden_layers: expected a whole number of 1 or more, found the number 0
            num_hidden_layers       | null                                  | num_hidden_layers: expected a whole number of 1 or more, found null
            num_hidden_layers       | 3                                     | tensor model.layers.2.input_layernorm.weight [96] is missing
            num_hidden_layers       | 1                                     | tensors are not known to LlamaForCausalLM
            hidden_size             | "96"                                  | hidden_size: expected a whole number
            intermediate_size       | 89                                    | mlp.gate_proj.weight has shape [88, 96], expected [89, 96]
            vocab_size              | 304                                   | embed_tokens.weight has shape [303, 96], expected [304, 96]
            num_key_value_heads     | 4                                     | not a multiple
            head_dim                | 15                                    | must be even
            hidden_act              | "gelu"                                | only silu
            attention_bias          | true                                  | self_attn.q_proj.bias [96] is missing
            mlp_bias                | true                                  | mlp.gate_proj.bias [88] is missing
            quantization_config     | {"quant_method":"gptq"}               | quantised checkpoints are not read
            rope_scaling            | {"rope_type":"yarn","factor":4}       | rope_scaling.rope_type = "yarn"
            rope_scaling            | {"rope_type":"llama3","factor":8}     | rope_scaling.low_freq_factor
            rope_scaling            | {"type":"linear","factor":0}          | rope_scaling.factor
            rope_theta              | -1                                    | rope_theta: expected a number above 0
            rms_norm_eps            | NaN                                   | rms_norm_eps
            """)
    void open_configThatCannotBeUsed_saysWhichKey(String key, String value, String reason) throws IOException {
        Path folder = TinyCheckpoints.copy("llama3", temp);
        var node = JsonFile.MAPPER.readTree(value);
        editConfig(folder, c -> c.set(key, node));
        refused(folder, reason);
    }

    @Test
    void open_missingPieces_areNamed() throws IOException {
        refused(temp.resolve("nowhere"), "no such folder");
        refused(Files.createFile(temp.resolve("file")), "not a folder");
        refused(Files.createDirectory(temp.resolve("empty")), "config.json: missing");

        Path folder = TinyCheckpoints.copy("llama2", temp);
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
        refused(folder, "pickled weights");

        Files.writeString(folder.resolve("config.json"), "{ \"architectures\": [,]");
        refused(folder, "config.json: not valid JSON");
    }

    @Test
    void open_shardMissing_isNamed() throws IOException {
        Path folder = TinyCheckpoints.copy("mistral", temp);
        Files.delete(folder.resolve("model-00003-of-00006.safetensors"));
        refused(folder, "model-00003-of-00006.safetensors: missing");
    }

    @Test
    void open_shardsExchanged_namesTheTensorThatIsNotThere() throws IOException {
        Path folder = TinyCheckpoints.copy("mistral", temp);
        Files.copy(
                folder.resolve("model-00001-of-00006.safetensors"),
                folder.resolve("model-00002-of-00006.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused(folder, "is also in");
    }

    @Test
    void open_indexThatLeadsOutOfTheFolder_isRefused() throws IOException {
        Path folder = TinyCheckpoints.copy("mistral", temp);
        Files.copy(folder.resolve("model-00001-of-00006.safetensors"), temp.resolve("out.safetensors"));
        Path index = folder.resolve("model.safetensors.index.json");
        TinyCheckpoints.edit(
                index,
                root -> ((ObjectNode) root.path("weight_map")).put("model.embed_tokens.weight", "../out.safetensors"));
        refused(folder, "not the name of a file beside it");
    }

    @Test
    void open_truncatedWeights_isRefusedBeforeReading() throws IOException {
        Path folder = TinyCheckpoints.copy("llama2", temp);
        Path weights = folder.resolve("model.safetensors");
        try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }
        refused(folder, "the file has only");
    }

    @Test
    void open_weightsInAFormatThatIsNotRead_isRefused() throws IOException {
        Path folder = TinyCheckpoints.copy("llama2", temp);
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        String text =
                new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("\"dtype\":\"F32\"", "\"dtype\":\"I32\"");
        Files.write(weights, text.getBytes(StandardCharsets.ISO_8859_1));
        refused(folder, "number format I32");
    }

    @Test
    void read_weightThatIsNoNumber_isRefusedByName() throws IOException {
        Path folder = TinyCheckpoints.copy("llama2", temp);
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
        Files.write(weights, bytes);
        Checkpoint checkpoint = Checkpoint.ofFolder(folder);
        assertThatThrownBy(() -> ExpectedTensors.of(checkpoint.config())
                        .keySet()
                        .forEach(name -> checkpoint.weights().read(name)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(weights.toString())
                .hasMessageContaining("holds NaN at index");
    }

    @Test
    void open_moreLayersThanTensors_isRefused() throws IOException {
        Path folder = TinyCheckpoints.copy("llama2", temp);
        editConfig(folder, config -> config.put("num_hidden_layers", Integer.MAX_VALUE));
        refused(folder, "has 2147483647 layers by config.json");
    }

    private static void editConfig(Path folder, Consumer<ObjectNode> change) {
        TinyCheckpoints.edit(folder.resolve("config.json"), change);
    }

    private static void refused(Path folder, String reason) {
        assertThatThrownBy(() -> Checkpoint.ofFolder(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(reason);
    }
}
