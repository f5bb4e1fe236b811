package tidewire.llm.gguf;

/** Formats in which each value stands alone. */
final class Floats {
    private Floats() {}

    static void f32(Bytes from, float[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.f32(4 * i);
        }
    }

    static void f16(Bytes from, float[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.f16(2 * i);
        }
    }

    static void bf16(Bytes from, float[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.bf16(2 * i);
        }
    }
}
