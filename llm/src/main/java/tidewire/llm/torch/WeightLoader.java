package tidewire.llm.torch;

import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.WeightSource;
import tidewire.llm.torch.ScriptModule.Matrix;

/** Reads a checkpoint tensor by tensor, folds, packs and lets go: no more than one layer is held as f32. */
final class WeightLoader {
    private static final float[] NONE = new float[0];

    private final DecoderShape shape;
    private final WeightSource weights;
    private final ScriptModule module;
    private final boolean keepsGains;

    /** @param keepsGains whether the program multiplies by the gains of norms itself */
    WeightLoader(DecoderShape shape, WeightSource weights, ScriptModule module, boolean keepsGains) {
        this.keepsGains = keepsGains;
        this.shape = shape;
        this.weights = weights;
        this.module = module;
    }

    void load() {
        module.run(
                "set_up",
                vector(shape.inverseFrequencies()),
                vector(new float[] {(float) floor(shape.hiddenSize())}),
                vector(new float[] {(float) floor(shape.headDim())}));
        for (int layer = 0; layer < shape.layers(); layer++) {
            loadLayer("model.layers." + layer + ".");
        }
        float[] embedding = weights.read("model.embed_tokens.weight");
        module.run("set_embedding", matrix(embedding, shape.hiddenSize()));
        float[] head = shape.tiedEmbeddings() ? embedding : weights.read("lm_head.weight");
        module.run("set_head", matrix(afterNorm(head, "model.norm.weight"), shape.hiddenSize()));
    }

    /** A norm divides by the root of the mean square: sqrt(n) times x over its length, kept above this. */
    private double floor(int n) {
        return Math.sqrt(n * shape.rmsEpsilon());
    }

    private void loadLayer(String prefix) {
        String attention = prefix + "self_attn.";
        String mlp = prefix + "mlp.";
        float[] qkv = WeightFolding.concatenate(
                queries(weights.read(attention + "q_proj.weight"), shape.hiddenSize()),
                paired(weights.read(attention + "k_proj.weight"), shape.hiddenSize()),
                weights.read(attention + "v_proj.weight"));
        float[] gateUp =
                WeightFolding.concatenate(weights.read(mlp + "gate_proj.weight"), weights.read(mlp + "up_proj.weight"));
        module.run(
                "add_layer",
                matrix(afterNorm(qkv, prefix + "input_layernorm.weight"), shape.hiddenSize()),
                vector(qkvBias(attention)),
                matrix(weights.read(attention + "o_proj.weight"), shape.heads() * shape.headDim()),
                vector(bias(attention + "o_proj.bias")),
                matrix(afterNorm(gateUp, prefix + "post_attention_layernorm.weight"), shape.hiddenSize()),
                vector(WeightFolding.concatenate(bias(mlp + "gate_proj.bias"), bias(mlp + "up_proj.bias"))),
                matrix(weights.read(mlp + "down_proj.weight"), shape.ffnSize()),
                vector(bias(mlp + "down_proj.bias")),
                qkNorm(attention));
    }

    /** Puts the gain of a norm into the projection that follows it, or hands it to the program. */
    private float[] afterNorm(float[] projection, String norm) {
        float[] weight = weights.read(norm);
        double factor = Math.sqrt(shape.hiddenSize());
        module.run("add_gain", vector(keepsGains ? WeightFolding.scale(weight, factor) : NONE));
        return keepsGains ? projection : WeightFolding.scaleColumns(projection, weight, factor);
    }

    /** Query rows also carry 1 / sqrt(headDim), unless a norm stands between them and the product with the keys. */
    private float[] queries(float[] rows, int width) {
        float[] paired = paired(rows, width);
        return shape.qkNorm() ? paired : WeightFolding.scale(paired, 1 / Math.sqrt(shape.headDim()));
    }

    private float[] paired(float[] rows, int width) {
        return WeightFolding.pairRows(rows, shape.headDim(), width);
    }

    private float[] qkvBias(String attention) {
        if (!weights.has(attention + "q_proj.bias")) {
            return NONE;
        }
        return WeightFolding.concatenate(
                queries(weights.read(attention + "q_proj.bias"), 1),
                paired(weights.read(attention + "k_proj.bias"), 1),
                weights.read(attention + "v_proj.bias"));
    }

    private float[] bias(String name) {
        return weights.has(name) ? weights.read(name) : NONE;
    }

    /** Norm weights of query and key heads, one row a head; sqrt(headDim) of the norm and 1 / sqrt(headDim) cancel in queries. */
    private Matrix qkNorm(String attention) {
        if (!shape.qkNorm()) {
            return vector(NONE);
        }
        float[] query = paired(weights.read(attention + "q_norm.weight"), 1);
        float[] key =
                WeightFolding.scale(paired(weights.read(attention + "k_norm.weight"), 1), Math.sqrt(shape.headDim()));
        float[][] rows = new float[shape.heads() + shape.kvHeads()][];
        for (int head = 0; head < rows.length; head++) {
            rows[head] = head < shape.heads() ? query : key;
        }
        return matrix(WeightFolding.concatenate(rows), shape.headDim());
    }

    private static Matrix matrix(float[] values, int in) {
        return new Matrix(values, values.length / in, in);
    }

    private static Matrix vector(float[] values) {
        return new Matrix(values, values.length);
    }

    private static Matrix vector(double[] values) {
        return new Matrix(values, values.length);
    }
}
