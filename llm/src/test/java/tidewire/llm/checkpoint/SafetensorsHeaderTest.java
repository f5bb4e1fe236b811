package tidewire.llm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.llm.ModelException;

class SafetensorsHeaderTest {
    @TempDir
    Path temp;

    @Test
    void read_threeFormats_widensEachToF32() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(8 + 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f).putFloat(-0.0f);
        // f16: 1, -2, smallest subnormal, largest, zero, largest subnormal
        for (int half : new int[] {0x3c00, 0xc000, 0x0001, 0x7bff, 0x0000, 0x83ff}) {
            data.putShort((short) half);
        }
        data.putShort((short) 0x3f80).putShort((short) 0xc2f7);
        Path file = file("""
                {"__metadata__":{"format":"pt"},
                 "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                 "b":{"dtype":"F16","shape":[2,3],"data_offsets":[8,20]},
                 "c":{"dtype":"BF16","shape":[2],"data_offsets":[20,24]}}""", data.array());
        SafetensorsWeights weights = new SafetensorsWeights(List.of(SafetensorsHeader.read(file)));
        assertThat(weights.read("a")).containsExactly(1.5f, -0.0f);
        assertThat(weights.read("b")).containsExactly(1f, -2f, 0x1p-24f, 65504f, 0f, -0x3ffp-24f);
        assertThat(ElementType.halfToFloat((short) 0x7c00)).isInfinite();
        assertThat(weights.read("c")).containsExactly(1f, -123.5f);
        assertThat(weights.shape("b")).containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}        | header is not valid JSON
            []                                                           | not a JSON object
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}       | takes 8 bytes, but its data_offsets span 4
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}       | data_offsets [8,0]
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}         | data_offsets [0]
            {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}      | ends at byte
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}       | last tensor ends at byte
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}       | leaves a gap after the header
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | tensor b overlaps tensor a
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | Duplicate field 'a'
            {"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}        | unknown dtype "Q4"
            {"a":{"shape":[2],"data_offsets":[0,8]}}                     | unknown dtype
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}      | shape holds -2
            {"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}     | shape holds 2.5
            {"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}       | no list shape
            {"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}} | impossible size
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807]}} | tensor a
            {"a":7}                                                      | tensor a
            """)
    void read_damagedHeader_saysWhatIsWrong(String header, String reason) throws IOException {
        Path file = file(header, new byte[8]);
        assertThatThrownBy(() -> SafetensorsHeader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("x.safetensors")
                .hasMessageContaining(reason)
                .hasMessageContaining("fetch it again");
    }

    @ParameterizedTest
    @CsvSource({
        "'', too few",
        "00000000000000, too few",
        "ffffffffffffffff, not believable",
        "0000000000000000, not believable",
        "00e1f50500000000, past the end",
        "ffffffff00000000, not believable"
    })
    void read_damagedLength_saysWhatIsWrong(String bytes, String reason) throws IOException {
        Path file = temp.resolve("x.safetensors");
        Files.write(file, java.util.HexFormat.of().parseHex(bytes));
        assertThatThrownBy(() -> SafetensorsHeader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void read_everyPrefixOfASoundFile_isRefused() throws IOException {
        Path sound = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", new byte[8]);
        byte[] bytes = Files.readAllBytes(sound);
        SafetensorsHeader.read(sound);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(sound, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> SafetensorsHeader.read(sound)).isInstanceOf(ModelException.class);
        }
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] json = header.strip().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        out.write(json);
        out.write(data);
        return Files.write(temp.resolve("x.safetensors"), out.toByteArray());
    }
}
