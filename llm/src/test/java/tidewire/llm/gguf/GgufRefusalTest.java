package tidewire.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;

/** What cannot be used is refused before a weight is read, by the name of what is wrong. */
class GgufRefusalTest {
    @TempDir
    private Path folder;

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(GgufFixtures.file(name));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.gguf"), bytes);
    }

    private AbstractThrowableAssert<?, ?> refused(Path file) {
        return assertThatThrownBy(() -> ModelFiles.open(file).tokenizer().close())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    /** The place of a text of the header. */
    private static int find(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length - wanted.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException("no " + text);
    }

    /** Another text of the same length. */
    private static byte[] replace(byte[] bytes, String text, String other) {
        assertThat(other).hasSameSizeAs(text);
        System.arraycopy(other.getBytes(StandardCharsets.UTF_8), 0, bytes, find(bytes, text), text.length());
        return bytes;
    }

    @Test
    void fileThatIsSomethingElse_isRefused() throws IOException {
        refused(write("this is not a model, whatever its name says".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not a GGUF file");
        refused(write(new byte[0])).hasMessageContaining("0 bytes");
    }

    @Test
    void bigEndianFileAndUnknownVersion_areRefused() throws IOException {
        byte[] bytes = bytes("pre-smollm");
        ByteBuffer.wrap(bytes).putInt(4, 3);
        refused(write(bytes)).hasMessageContaining("big-endian");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 1);
        refused(write(bytes)).hasMessageContaining("version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "k-quants"})
    void fileCutAnywhere_isRefused(String name) throws IOException {
        byte[] whole = bytes(name);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            int length = i < 30 ? random.nextInt(4000) : random.nextInt(whole.length - 1);
            refused(write(java.util.Arrays.copyOf(whole, length)));
        }
    }

    /** Lengths, counts, types, places: whatever a flipped byte makes of them, it is refused or harmless. */
    @Test
    void headerWithAnyByteFlipped_opensOrIsRefused() throws IOException {
        byte[] whole = bytes("legacy");
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(11_000)] ^= (byte) (1 << random.nextInt(8));
            try {
                ModelFiles.open(write(damaged)).tokenizer().close();
            } catch (ModelException e) {
                assertThat(e).hasMessageContaining("model.gguf");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void unknownArchitecture_isRefused() throws IOException {
        byte[] bytes = bytes("legacy");
        String key = "general.architecture";
        // Behind the key: the type of the value, the length of the text.
        int at = find(bytes, key) + key.length() + 4 + 8;
        System.arraycopy("gemma".getBytes(StandardCharsets.UTF_8), 0, bytes, at, 5);
        refused(write(bytes)).hasMessageContaining("gemma").hasMessageContaining("qwen3");
    }

    @Test
    void unknownWayOfCuttingIntoWords_isRefused() throws IOException {
        refused(write(replace(bytes("smollm2"), "gpt-2", "gpt-9")))
                .hasMessageContaining("tokenizer.ggml.pre = gpt-9")
                .hasMessageContaining("smollm");
    }

    @Test
    void unknownTokenizer_isRefused() throws IOException {
        refused(write(replace(bytes("smollm2"), "gpt2", "bert"))).hasMessageContaining("tokenizer.ggml.model = bert");
    }

    @Test
    void formatWithoutReader_isRefusedByName() throws IOException {
        byte[] bytes = bytes("legacy");
        // Name, number of dimensions, two dimensions, then the format.
        int at = find(bytes, "blk.0.attn_q.weight") + "blk.0.attn_q.weight".length() + 4 + 16;
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(at, 20);
        refused(write(bytes)).hasMessageContaining("IQ4_NL").hasMessageContaining("Q4_1");
        header.putInt(at, 77);
        refused(write(bytes)).hasMessageContaining("number format 77");
    }

    @Test
    void tensorTheDecoderDoesNotKnow_isRefused() throws IOException {
        refused(write(replace(bytes("legacy"), "blk.1.attn_v.weight", "blk.1.attn_w.weight")))
                .hasMessageContaining("self_attn.v_proj.weight")
                .hasMessageContaining("missing");
    }

    @ParameterizedTest
    @CsvSource({"0x7e01, NaN", "0x7c00, Infinity", "0xfc00, -Infinity"})
    void weightThatIsNoNumber_isRefusedByName(String half, String shown) throws IOException {
        byte[] bytes = bytes("legacy");
        GgufTensor tensor = GgufHeader.read(GgufFixtures.file("legacy")).tensors().stream()
                .filter(t -> t.type() == GgufType.F16)
                .findFirst()
                .orElseThrow();
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((int) tensor.begin() + 10, Integer.decode(half).shortValue());
        assertThatThrownBy(() -> Models.load(write(bytes), LoadOptions.of("f32", "cpu")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(tensor.name())
                .hasMessageContaining(shown)
                .hasMessageContaining("index 5");
    }

    @Test
    void scaleThatIsNoNumber_isRefusedByName() throws IOException {
        byte[] bytes = bytes("k-quants");
        GgufTensor tensor = GgufHeader.read(GgufFixtures.file("k-quants")).tensors().stream()
                .filter(t -> t.type() == GgufType.Q4_K)
                .findFirst()
                .orElseThrow();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort((int) tensor.begin(), (short) 0x7e00);
        assertThatThrownBy(() -> Models.load(write(bytes), LoadOptions.of("f32", "cpu")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(tensor.name())
                .hasMessageContaining("NaN");
    }

    @Test
    void partOfAModel_withoutTheOthers_isRefused() throws IOException {
        Path first = GgufFixtures.family("mistral");
        Path alone = Files.copy(first, folder.resolve(first.getFileName()));
        assertThatThrownBy(() -> ModelFiles.open(alone))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("mistral-00002-of-00003.gguf: missing");
        refused(Files.copy(first, folder.resolve("renamed.gguf"))).hasMessageContaining("one of 3 parts");
    }

    @ParameterizedTest
    @CsvSource({
        "m-00001-of-00000.gguf, part 1 of 0",
        "m-00000-of-00003.gguf, part 0 of 3",
        "m-00004-of-00003.gguf, part 4 of 3"
    })
    void partThatCannotBe_isRefusedByItsName(String name, String words) throws IOException {
        Path file = Files.copy(GgufFixtures.file("legacy"), folder.resolve(name));
        refused(file).hasMessageContaining(words);
    }

    @Test
    void partOfAnotherModel_isRefused() throws IOException {
        for (int part = 1; part <= 3; part++) {
            Path from = GgufFixtures.file("mistral-0000" + (part == 3 ? 2 : part) + "-of-00003");
            Files.copy(from, folder.resolve("m-0000" + part + "-of-00003.gguf"));
        }
        assertThatThrownBy(() -> ModelFiles.open(folder.resolve("m-00001-of-00003.gguf")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is not part 3 of 3");
    }

    @Test
    void folderWithOneGgufModel_isThatModel() throws IOException {
        for (int part = 1; part <= 3; part++) {
            Path from = GgufFixtures.file("mistral-0000" + part + "-of-00003");
            Files.copy(from, folder.resolve(from.getFileName()));
        }
        assertThat(ModelFiles.open(folder).checkpoint().weightFiles()).hasSize(3);
        Files.copy(GgufFixtures.file("legacy"), folder.resolve("other.gguf"));
        assertThatThrownBy(() -> ModelFiles.open(folder)).isInstanceOf(ModelException.class);
    }
}
