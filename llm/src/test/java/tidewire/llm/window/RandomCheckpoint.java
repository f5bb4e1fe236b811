package tidewire.llm.window;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.checkpoint.WeightSource;

/** Seeded random weights. Queries and keys are large enough that attention is uneven: a wrong distance shows. */
record RandomCheckpoint(DecoderShape shape, Map<String, float[]> tensors) implements WeightSource {

    /** Two layers, grouped queries, everything small. */
    static RandomCheckpoint tiny() {
        return of(shape(2, 32, 4, 2, 8, 48, 61, false, false, true), 1);
    }

    static DecoderShape shape(
            int layers,
            int hidden,
            int heads,
            int kvHeads,
            int headDim,
            int ffn,
            int vocabulary,
            boolean bias,
            boolean qkNorm,
            boolean tied) {
        return new DecoderShape(
                "LlamaForCausalLM",
                layers,
                hidden,
                heads,
                kvHeads,
                headDim,
                ffn,
                vocabulary,
                1e-5,
                RopeScaling.plain(10_000),
                bias,
                qkNorm,
                tied);
    }

    static RandomCheckpoint of(DecoderShape shape, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> tensors = new LinkedHashMap<>();
        int d = shape.hiddenSize();
        int q = shape.heads() * shape.headDim();
        int kv = shape.kvHeads() * shape.headDim();
        tensors.put("model.embed_tokens.weight", normal(random, shape.vocabularySize() * d, 1));
        for (int layer = 0; layer < shape.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            String attention = prefix + "self_attn.";
            tensors.put(prefix + "input_layernorm.weight", around(random, d));
            tensors.put(prefix + "post_attention_layernorm.weight", around(random, d));
            tensors.put(attention + "q_proj.weight", normal(random, q * d, 1.5 / Math.sqrt(d)));
            tensors.put(attention + "k_proj.weight", normal(random, kv * d, 1.5 / Math.sqrt(d)));
            tensors.put(attention + "v_proj.weight", normal(random, kv * d, 1 / Math.sqrt(d)));
            tensors.put(attention + "o_proj.weight", normal(random, d * q, 1 / Math.sqrt(q)));
            if (shape.attentionBias()) {
                tensors.put(attention + "q_proj.bias", normal(random, q, 0.5));
                tensors.put(attention + "k_proj.bias", normal(random, kv, 0.5));
                tensors.put(attention + "v_proj.bias", normal(random, kv, 0.5));
            }
            if (shape.qkNorm()) {
                tensors.put(attention + "q_norm.weight", around(random, shape.headDim()));
                tensors.put(attention + "k_norm.weight", around(random, shape.headDim()));
            }
            tensors.put(prefix + "mlp.gate_proj.weight", normal(random, shape.ffnSize() * d, 1 / Math.sqrt(d)));
            tensors.put(prefix + "mlp.up_proj.weight", normal(random, shape.ffnSize() * d, 1 / Math.sqrt(d)));
            tensors.put(
                    prefix + "mlp.down_proj.weight",
                    normal(random, d * shape.ffnSize(), 1 / Math.sqrt(shape.ffnSize())));
        }
        tensors.put("model.norm.weight", around(random, d));
        if (!shape.tiedEmbeddings()) {
            tensors.put("lm_head.weight", normal(random, shape.vocabularySize() * d, 1 / Math.sqrt(d)));
        }
        return new RandomCheckpoint(shape, tensors);
    }

    /** With every tensor whose name ends so multiplied by a factor. */
    RandomCheckpoint scaled(String suffix, float factor) {
        Map<String, float[]> changed = new LinkedHashMap<>(tensors);
        changed.replaceAll((name, values) -> {
            float[] copy = values.clone();
            for (int i = 0; name.endsWith(suffix) && i < copy.length; i++) {
                copy[i] *= factor;
            }
            return copy;
        });
        return new RandomCheckpoint(shape, changed);
    }

    private static float[] normal(Random random, int n, double deviation) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** Norm weights: around 1. */
    private static float[] around(Random random, int n) {
        float[] values = normal(random, n, 0.2);
        for (int i = 0; i < n; i++) {
            values[i] += 1;
        }
        return values;
    }

    @Override
    public float[] read(String name) {
        return tensors.get(name).clone();
    }

    @Override
    public long[] shape(String name) {
        throw new UnsupportedOperationException("the engine asks for names and values only");
    }

    @Override
    public boolean has(String name) {
        return tensors.containsKey(name);
    }
}
