package tidewire.llm;

/**
 * What is loaded.
 *
 * @param name name of the model folder
 * @param architecture the checkpoint's own name of its architecture, for example {@code LlamaForCausalLM}
 * @param sha256 hex digest over the weight files in name order
 * @param weights how the weights are held in memory
 */
public record ModelInfo(
        String name,
        String architecture,
        String sha256,
        int layers,
        int hiddenSize,
        int heads,
        int kvHeads,
        int headDim,
        int vocabularySize,
        long parameters,
        WeightFormat weights) {}
