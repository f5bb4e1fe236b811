package tidewire.llm.gguf;

/**
 * The order of the rows of query and key projections. Converters write Llama's with the two rows of a rotating pair as
 * neighbours; Hugging Face has them half a head apart.
 *
 * @param pairsAdjacent whether this file's are neighbours
 */
record RowOrder(boolean pairsAdjacent, int headDim) {
    /**
     * @param rows of tensor {@code name}, a matrix or a bias
     * @param width values of a row
     */
    float[] huggingFace(float[] rows, String name, int width) {
        boolean rotates = name.contains(".self_attn.q_proj.") || name.contains(".self_attn.k_proj.");
        return pairsAdjacent && rotates ? apart(rows, width) : rows;
    }

    private float[] apart(float[] rows, int width) {
        float[] apart = new float[rows.length];
        int half = headDim / 2;
        for (int head = 0; head < rows.length; head += headDim * width) {
            for (int i = 0; i < half; i++) {
                System.arraycopy(rows, head + 2 * i * width, apart, head + i * width, width);
                System.arraycopy(rows, head + (2 * i + 1) * width, apart, head + (i + half) * width, width);
            }
        }
        return apart;
    }
}
