package tidewire.llm.checkpoint;

/**
 * Sizes and variants of a Llama-family decoder.
 *
 * @param architecture the checkpoint's own name, for example {@code LlamaForCausalLM}
 * @param heads query heads; a multiple of {@code kvHeads}
 * @param rmsEpsilon added to the mean square in every RMS norm
 * @param attentionBias query, key and value projections have a bias (Qwen2)
 * @param qkNorm queries and keys are RMS-normed per head before rotation (Qwen3)
 * @param tiedEmbeddings the output projection is the embedding matrix
 */
public record DecoderShape(
        String architecture,
        int layers,
        int hiddenSize,
        int heads,
        int kvHeads,
        int headDim,
        int ffnSize,
        int vocabularySize,
        double rmsEpsilon,
        RopeScaling rope,
        boolean attentionBias,
        boolean qkNorm,
        boolean tiedEmbeddings) {

    /** Radians per position for each pair of a head's dimensions, shape [headDim / 2]. */
    public double[] inverseFrequencies() {
        return rope.inverseFrequencies(headDim);
    }
}
