package tidewire.llm.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors that a decoder of a given shape consists of, by their Hugging Face names. */
final class ExpectedTensors {
    private ExpectedTensors() {}

    /** Name to shape, in the order of a forward pass; projections are [out, in]. */
    static Map<String, long[]> of(ModelConfig config) {
        DecoderShape d = config.shape();
        Map<String, long[]> expected = new LinkedHashMap<>();
        long hidden = d.hiddenSize();
        long queries = (long) d.heads() * d.headDim();
        long keys = (long) d.kvHeads() * d.headDim();
        expected.put("model.embed_tokens.weight", new long[] {d.vocabularySize(), hidden});
        for (int layer = 0; layer < d.layers(); layer++) {
            String at = "model.layers." + layer + ".";
            expected.put(at + "input_layernorm.weight", new long[] {hidden});
            expected.put(at + "self_attn.q_proj.weight", new long[] {queries, hidden});
            expected.put(at + "self_attn.k_proj.weight", new long[] {keys, hidden});
            expected.put(at + "self_attn.v_proj.weight", new long[] {keys, hidden});
            if (d.attentionBias()) {
                expected.put(at + "self_attn.q_proj.bias", new long[] {queries});
                expected.put(at + "self_attn.k_proj.bias", new long[] {keys});
                expected.put(at + "self_attn.v_proj.bias", new long[] {keys});
            }
            if (d.qkNorm()) {
                expected.put(at + "self_attn.q_norm.weight", new long[] {d.headDim()});
                expected.put(at + "self_attn.k_norm.weight", new long[] {d.headDim()});
            }
            expected.put(at + "self_attn.o_proj.weight", new long[] {hidden, queries});
            if (config.outputBias()) {
                expected.put(at + "self_attn.o_proj.bias", new long[] {hidden});
            }
            expected.put(at + "post_attention_layernorm.weight", new long[] {hidden});
            expected.put(at + "mlp.gate_proj.weight", new long[] {d.ffnSize(), hidden});
            expected.put(at + "mlp.up_proj.weight", new long[] {d.ffnSize(), hidden});
            expected.put(at + "mlp.down_proj.weight", new long[] {hidden, d.ffnSize()});
            if (config.ffnBias()) {
                expected.put(at + "mlp.gate_proj.bias", new long[] {d.ffnSize()});
                expected.put(at + "mlp.up_proj.bias", new long[] {d.ffnSize()});
                expected.put(at + "mlp.down_proj.bias", new long[] {hidden});
            }
        }
        expected.put("model.norm.weight", new long[] {hidden});
        if (!d.tiedEmbeddings()) {
            expected.put("lm_head.weight", new long[] {d.vocabularySize(), hidden});
        }
        return expected;
    }

    /** Tensors that some checkpoints carry and that say nothing new: rotary tables, and the head of tied embeddings. */
    static boolean isRedundant(String name, DecoderShape shape) {
        return name.endsWith(".rotary_emb.inv_freq") || (shape.tiedEmbeddings() && name.equals("lm_head.weight"));
    }
}
