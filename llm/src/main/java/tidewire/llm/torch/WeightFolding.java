package tidewire.llm.torch;

/**
 * Moves arithmetic from every step into the weights, once. All matrices are row-major [out, in] and changed in place or
 * returned anew as said.
 */
final class WeightFolding {
    private WeightFolding() {}

    /** Multiplies column i by {@code perColumn[i] * factor}: a norm's weight goes into the projection that follows it. */
    static float[] scaleColumns(float[] matrix, float[] perColumn, double factor) {
        int in = perColumn.length;
        for (int row = 0; row < matrix.length; row += in) {
            for (int i = 0; i < in; i++) {
                matrix[row + i] = (float) (matrix[row + i] * (perColumn[i] * factor));
            }
        }
        return matrix;
    }

    static float[] scale(float[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return values;
    }

    /**
     * Checkpoints keep the two halves of a rotating pair {@code headDim / 2} rows apart; as neighbours they are one complex
     * number, and a rotation is one multiplication.
     *
     * @param rows [heads * headDim, width]
     * @return a new matrix whose row 2i of each head is its row i, and 2i + 1 its row i + headDim / 2
     */
    static float[] pairRows(float[] rows, int headDim, int width) {
        float[] paired = new float[rows.length];
        int half = headDim / 2;
        for (int head = 0; head < rows.length; head += headDim * width) {
            for (int i = 0; i < half; i++) {
                System.arraycopy(rows, head + i * width, paired, head + 2 * i * width, width);
                System.arraycopy(rows, head + (i + half) * width, paired, head + (2 * i + 1) * width, width);
            }
        }
        return paired;
    }

    /** The parts one under another. */
    static float[] concatenate(float[]... parts) {
        int length = 0;
        for (float[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        float[] all = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
