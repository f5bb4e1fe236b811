package tidewire.llm.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tidewire.llm.checkpoint.ElementType;

/** Little-endian numbers at places of a mapped file. */
record Bytes(ByteBuffer buffer) {
    Bytes {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** 0 to 255. */
    int u8(int at) {
        return buffer.get(at) & 0xff;
    }

    int i8(int at) {
        return buffer.get(at);
    }

    int u32(int at) {
        return buffer.getInt(at);
    }

    float f32(int at) {
        return buffer.getFloat(at);
    }

    /** IEEE 754 binary16. */
    float f16(int at) {
        return ElementType.halfToFloat(buffer.getShort(at));
    }

    float bf16(int at) {
        return Float.intBitsToFloat(buffer.getShort(at) << 16);
    }
}
