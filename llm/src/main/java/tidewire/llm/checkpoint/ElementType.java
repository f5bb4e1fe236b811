package tidewire.llm.checkpoint;

import java.nio.ByteBuffer;

/** Number formats of weights that can be read; each is widened to f32. */
public enum ElementType {
    F32(4) {
        @Override
        void widen(ByteBuffer from, float[] to, int offset, int count) {
            from.asFloatBuffer().get(to, offset, count);
        }
    },
    F16(2) {
        @Override
        void widen(ByteBuffer from, float[] to, int offset, int count) {
            var halves = from.asShortBuffer();
            for (int i = 0; i < count; i++) {
                to[offset + i] = halfToFloat(halves.get(i));
            }
        }
    },
    BF16(2) {
        @Override
        void widen(ByteBuffer from, float[] to, int offset, int count) {
            var upper = from.asShortBuffer();
            for (int i = 0; i < count; i++) {
                // bf16 is the upper half of an f32
                to[offset + i] = Float.intBitsToFloat(upper.get(i) << 16);
            }
        }
    };

    final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** @param from little-endian, {@code count * bytes} long */
    abstract void widen(ByteBuffer from, float[] to, int offset, int count);

    /** IEEE 754 binary16 to binary32, exact; Float.float16ToFloat needs Java 20. */
    public static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) {
            // zero and subnormals: mantissa * 2^-24
            float magnitude = mantissa * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int bits = exponent == 31 ? 0x7f800000 : (exponent + 127 - 15) << 23;
        return Float.intBitsToFloat(sign | bits | (mantissa << 13));
    }
}
