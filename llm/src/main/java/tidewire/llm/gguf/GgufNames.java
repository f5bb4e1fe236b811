package tidewire.llm.gguf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GGUF's names of tensors and Hugging Face's. */
final class GgufNames {
    private static final Pattern LAYER = Pattern.compile("blk\\.(\\d+)\\.(.+)\\.(weight|bias)");
    private static final Map<String, String> WHOLE = Map.of(
            "token_embd.weight", "model.embed_tokens.weight",
            "output_norm.weight", "model.norm.weight",
            "output.weight", "lm_head.weight");
    private static final Map<String, String> IN_LAYER = new LinkedHashMap<>();

    static {
        IN_LAYER.put("attn_norm", "input_layernorm");
        IN_LAYER.put("attn_q", "self_attn.q_proj");
        IN_LAYER.put("attn_k", "self_attn.k_proj");
        IN_LAYER.put("attn_v", "self_attn.v_proj");
        IN_LAYER.put("attn_output", "self_attn.o_proj");
        IN_LAYER.put("attn_q_norm", "self_attn.q_norm");
        IN_LAYER.put("attn_k_norm", "self_attn.k_norm");
        IN_LAYER.put("ffn_norm", "post_attention_layernorm");
        IN_LAYER.put("ffn_gate", "mlp.gate_proj");
        IN_LAYER.put("ffn_up", "mlp.up_proj");
        IN_LAYER.put("ffn_down", "mlp.down_proj");
    }

    private GgufNames() {}

    /** What has no other name keeps its own. */
    static String huggingFace(String name) {
        Matcher layer = LAYER.matcher(name);
        if (layer.matches() && IN_LAYER.containsKey(layer.group(2))) {
            return "model.layers." + layer.group(1) + "." + IN_LAYER.get(layer.group(2)) + "." + layer.group(3);
        }
        return WHOLE.getOrDefault(name, name);
    }
}
