package tidewire.llm.gguf;

/**
 * Blocks of 32 values: an f16 scale d, in some formats an f16 minimum m, then the values. Of four bits, the lower halves of 16
 * bytes are values 0 to 15, the upper ones 16 to 31; a fifth bit of each value stands apart in 32 bits.
 */
final class Blocks {
    private static final int VALUES = 32;
    private static final int HALF = 16;

    private Blocks() {}

    /** d, 16 bytes: (q - 8) * d. */
    static void q4WithoutMinimum(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 18) {
            float d = from.f16(at);
            for (int i = 0; i < HALF; i++) {
                int both = from.u8(at + 2 + i);
                to[offset + block + i] = d * ((both & 15) - 8);
                to[offset + block + i + HALF] = d * ((both >> 4) - 8);
            }
        }
    }

    /** d, m, 16 bytes: q * d + m. */
    static void q4WithMinimum(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 20) {
            float d = from.f16(at);
            float m = from.f16(at + 2);
            for (int i = 0; i < HALF; i++) {
                int both = from.u8(at + 4 + i);
                to[offset + block + i] = d * (both & 15) + m;
                to[offset + block + i + HALF] = d * (both >> 4) + m;
            }
        }
    }

    /** d, 32 fifth bits, 16 bytes: (q - 16) * d. */
    static void q5WithoutMinimum(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 22) {
            float d = from.f16(at);
            for (int i = 0; i < VALUES; i++) {
                to[offset + block + i] = d * (fiveBits(from, at + 2, i) - 16);
            }
        }
    }

    /** d, m, 32 fifth bits, 16 bytes: q * d + m. */
    static void q5WithMinimum(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 24) {
            float d = from.f16(at);
            float m = from.f16(at + 2);
            for (int i = 0; i < VALUES; i++) {
                to[offset + block + i] = d * fiveBits(from, at + 4, i) + m;
            }
        }
    }

    private static int fiveBits(Bytes from, int at, int i) {
        int both = from.u8(at + 4 + i % HALF);
        int low = i < HALF ? both & 15 : both >> 4;
        return low | (from.u32(at) >>> i & 1) << 4;
    }

    /** d, 32 signed bytes: q * d. */
    static void q8(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 34) {
            float d = from.f16(at);
            for (int i = 0; i < VALUES; i++) {
                to[offset + block + i] = d * from.i8(at + 2 + i);
            }
        }
    }
}
