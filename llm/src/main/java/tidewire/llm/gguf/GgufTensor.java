package tidewire.llm.gguf;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * One tensor as a GGUF header describes it.
 *
 * @param shape outermost dimension first, the other way round than in the file
 * @param begin first byte in the file
 */
record GgufTensor(Path file, String name, GgufType type, long[] shape, long begin) {
    /** Values; checked not to overflow when the header was read. */
    long elements() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    long end() {
        return begin + elements() / type.values * type.bytes;
    }
}
