package tidewire.benchmarks.engine;

import java.util.Random;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.WeightSource;

/** Weights of any shape without a file: speed does not depend on their values. Every tensor has its own fixed seed. */
public record RandomWeights(DecoderShape decoder) implements WeightSource {

    @Override
    public float[] read(String name) {
        long[] shape = shape(name);
        long size = 1;
        for (long n : shape) {
            size *= n;
        }
        float[] values = new float[Math.toIntExact(size)];
        if (name.endsWith("norm.weight")) {
            java.util.Arrays.fill(values, 1f);
            return values;
        }
        Random random = new Random(name.hashCode());
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextFloat() - 0.5f) * 0.14f; // standard deviation 0.04
        }
        return values;
    }

    @Override
    public long[] shape(String name) {
        long hidden = decoder.hiddenSize();
        long queries = (long) decoder.heads() * decoder.headDim();
        long keys = (long) decoder.kvHeads() * decoder.headDim();
        String tensor = name.replaceFirst("^model\\.layers\\.\\d+\\.", "");
        return switch (tensor) {
            case "model.embed_tokens.weight", "lm_head.weight" -> new long[] {decoder.vocabularySize(), hidden};
            case "self_attn.q_proj.weight" -> new long[] {queries, hidden};
            case "self_attn.k_proj.weight", "self_attn.v_proj.weight" -> new long[] {keys, hidden};
            case "self_attn.o_proj.weight" -> new long[] {hidden, queries};
            case "mlp.gate_proj.weight", "mlp.up_proj.weight" -> new long[] {decoder.ffnSize(), hidden};
            case "mlp.down_proj.weight" -> new long[] {hidden, decoder.ffnSize()};
            case "model.norm.weight", "input_layernorm.weight", "post_attention_layernorm.weight" ->
                new long[] {hidden};
            default -> throw new IllegalArgumentException("no tensor " + name + " in this shape");
        };
    }

    @Override
    public boolean has(String name) {
        return !name.endsWith(".bias")
                && !name.contains("q_norm")
                && !name.contains("k_norm")
                && !(decoder.tiedEmbeddings() && name.equals("lm_head.weight"));
    }
}
