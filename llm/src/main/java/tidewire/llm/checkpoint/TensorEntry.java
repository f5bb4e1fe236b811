package tidewire.llm.checkpoint;

import java.util.Arrays;

/**
 * One tensor as a safetensors header describes it.
 *
 * @param type the header's own name of the number format, for example {@code BF16}
 * @param begin first byte in the file, header included
 * @param end one past the last byte in the file
 */
record TensorEntry(String name, String type, long[] shape, long begin, long end) {
    long elements() {
        long n = 1;
        for (long d : shape) {
            n *= d;
        }
        return n;
    }

    String describe() {
        return type + " " + Arrays.toString(shape);
    }
}
