package tidewire.llm.gguf;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Number formats of GGUF tensors. Values stand in blocks of a few bytes for 32 or 256 values; formats without a reader are
 * named so that a refusal can name them.
 */
enum GgufType {
    F32(0, 1, 4, Floats::f32),
    F16(1, 1, 2, Floats::f16),
    BF16(30, 1, 2, Floats::bf16),
    Q4_0(2, 32, 18, Blocks::q4WithoutMinimum),
    Q4_1(3, 32, 20, Blocks::q4WithMinimum),
    Q5_0(6, 32, 22, Blocks::q5WithoutMinimum),
    Q5_1(7, 32, 24, Blocks::q5WithMinimum),
    Q8_0(8, 32, 34, Blocks::q8),
    Q2_K(10, 256, 84, SuperBlocks::q2),
    Q3_K(11, 256, 110, SuperBlocks::q3),
    Q4_K(12, 256, 144, SuperBlocks::q4),
    Q5_K(13, 256, 176, SuperBlocks::q5),
    Q6_K(14, 256, 210, SuperBlocks::q6),
    IQ2_XXS(16, 256, 66, null),
    IQ2_XS(17, 256, 74, null),
    IQ3_XXS(18, 256, 98, null),
    IQ1_S(19, 256, 50, null),
    IQ4_NL(20, 32, 18, null),
    IQ3_S(21, 256, 110, null),
    IQ2_S(22, 256, 82, null),
    IQ4_XS(23, 256, 136, null),
    I8(24, 1, 1, null),
    I16(25, 1, 2, null),
    I32(26, 1, 4, null),
    I64(27, 1, 8, null),
    F64(28, 1, 8, null),
    IQ1_M(29, 256, 56, null),
    TQ1_0(34, 256, 54, null),
    TQ2_0(35, 256, 66, null),
    MXFP4(39, 32, 17, null);

    /** Widens whole blocks to f32. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param from blocks one after the other
         * @param to gets {@code count} values from {@code offset} on; a whole number of blocks
         */
        void read(Bytes from, float[] to, int offset, int count);
    }

    private final int code;
    /** Values of a block. */
    final int values;
    /** Bytes of a block. */
    final int bytes;

    private final @Nullable Reader reader;

    GgufType(int code, int values, int bytes, @Nullable Reader reader) {
        this.code = code;
        this.values = values;
        this.bytes = bytes;
        this.reader = reader;
    }

    static Optional<GgufType> of(long code) {
        return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
    }

    boolean isReadable() {
        return reader != null;
    }

    void read(Bytes from, float[] to, int offset, int count) {
        if (reader == null) {
            throw new IllegalStateException(this + " has no reader");
        }
        reader.read(from, to, offset, count);
    }

    static String readable() {
        return Arrays.stream(values())
                .filter(GgufType::isReadable)
                .map(GgufType::name)
                .collect(Collectors.joining(", "));
    }
}
