package tidewire.llm.gguf;

/**
 * The "K" formats: blocks of 256 values in groups of 16 or 32, whose scales (and minima) are small whole numbers times an f16
 * of the block. Within a run of 128 values, or 64, one byte holds bits of values that are 32 apart.
 */
final class SuperBlocks {
    private static final int VALUES = 256;

    private SuperBlocks() {}

    /** 16 bytes of scale and minimum (four bits each), 64 bytes of two bits a value, d, dmin. */
    static void q2(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 84) {
            float d = from.f16(at + 80);
            float dmin = from.f16(at + 82);
            for (int group = 0; group < 16; group++) {
                int scale = from.u8(at + group);
                float dl = d * (scale & 15);
                float ml = dmin * (scale >> 4);
                int quants = at + 16 + twoBits(group);
                for (int i = 0; i < 16; i++) {
                    int q = from.u8(quants + i) >> shift(group) & 3;
                    to[offset + block + 16 * group + i] = dl * q - ml;
                }
            }
        }
    }

    /** 32 bytes of third bits, 64 bytes of two bits a value, 16 scales of six bits in 12 bytes, d. */
    static void q3(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 110) {
            float d = from.f16(at + 108);
            for (int group = 0; group < 16; group++) {
                float dl = d * (sixBits(from, at + 96, group) - 32);
                int quants = at + 32 + twoBits(group);
                int third = group / 2;
                for (int i = 0; i < 16; i++) {
                    int low = from.u8(quants + i) >> shift(group) & 3;
                    int high = from.u8(at + 16 * (group % 2) + i) >> third & 1;
                    to[offset + block + 16 * group + i] = dl * (low - (high == 0 ? 4 : 0));
                }
            }
        }
    }

    /** Where the two-bit values of a group of 16 begin: 32 bytes serve a run of 128 values. */
    private static int twoBits(int group) {
        return 32 * (group / 8) + 16 * (group % 2);
    }

    private static int shift(int group) {
        return 2 * (group / 2 % 4);
    }

    /** Scale {@code group} of 16: low four bits in bytes 0 to 7 (lower, then upper halves), high two in bytes 8 to 11. */
    private static int sixBits(Bytes from, int at, int group) {
        int low = from.u8(at + group % 8) >> (group < 8 ? 0 : 4) & 15;
        int high = from.u8(at + 8 + group % 4) >> 2 * (group / 4) & 3;
        return low | high << 4;
    }

    /** d, dmin, 8 scales and 8 minima of six bits in 12 bytes, 128 bytes of four bits a value. */
    static void q4(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 144) {
            float d = from.f16(at);
            float dmin = from.f16(at + 2);
            for (int group = 0; group < 8; group++) {
                float dl = d * scale(from, at + 4, group);
                float ml = dmin * minimum(from, at + 4, group);
                for (int i = 0; i < 32; i++) {
                    int q = from.u8(at + 16 + 32 * (group / 2) + i) >> 4 * (group % 2) & 15;
                    to[offset + block + 32 * group + i] = dl * q - ml;
                }
            }
        }
    }

    /** As four bits, with 32 bytes of fifth bits before them. */
    static void q5(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 176) {
            float d = from.f16(at);
            float dmin = from.f16(at + 2);
            for (int group = 0; group < 8; group++) {
                float dl = d * scale(from, at + 4, group);
                float ml = dmin * minimum(from, at + 4, group);
                for (int i = 0; i < 32; i++) {
                    int low = from.u8(at + 48 + 32 * (group / 2) + i) >> 4 * (group % 2) & 15;
                    int high = from.u8(at + 16 + i) >> group & 1;
                    to[offset + block + 32 * group + i] = dl * (low | high << 4) - ml;
                }
            }
        }
    }

    private static int scale(Bytes from, int at, int group) {
        return group < 4 ? from.u8(at + group) & 63 : from.u8(at + group + 4) & 15 | from.u8(at + group - 4) >> 6 << 4;
    }

    private static int minimum(Bytes from, int at, int group) {
        return group < 4 ? from.u8(at + group + 4) & 63 : from.u8(at + group + 4) >> 4 | from.u8(at + group) >> 6 << 4;
    }

    /** 128 bytes of low four bits, 64 bytes of high two bits, 16 signed scales, d. */
    static void q6(Bytes from, float[] to, int offset, int count) {
        for (int block = 0, at = 0; block < count; block += VALUES, at += 210) {
            float d = from.f16(at + 208);
            for (int i = 0; i < VALUES; i++) {
                int run = i / 128;
                int within = i % 128;
                int low = from.u8(at + 64 * run + within % 64) >> 4 * (within / 64) & 15;
                int high = from.u8(at + 128 + 32 * run + within % 32) >> 2 * (within / 32) & 3;
                to[offset + block + i] = d * from.i8(at + 192 + i / 16) * ((low | high << 4) - 32);
            }
        }
    }
}
