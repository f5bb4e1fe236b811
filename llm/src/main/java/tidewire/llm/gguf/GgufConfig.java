package tidewire.llm.gguf;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tidewire.llm.ModelException;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.Finite;
import tidewire.llm.checkpoint.ModelConfig;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.checkpoint.RopeScalings;

/**
 * What a GGUF file's metadata and tensor names say of its decoder. Everything that would change the result and is not
 * supported is refused by name.
 */
final class GgufConfig {
    /** Not a weight: by what each pair of dimensions is slowed. */
    static final String ROPE_FACTORS = "rope_freqs.weight";

    static final String ARCHITECTURE = "general.architecture";

    /** GGUF's name of an architecture to Hugging Face's. */
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "llama", "LlamaForCausalLM",
            "qwen2", "Qwen2ForCausalLM",
            "qwen3", "Qwen3ForCausalLM");

    private static final double THETA = 10_000;

    private final GgufMetadata metadata;
    private final Map<String, GgufTensor> tensors;
    private final String architecture;
    private final String huggingFace;

    GgufConfig(GgufMetadata metadata, Map<String, GgufTensor> tensors) {
        this.metadata = metadata;
        this.tensors = tensors;
        architecture = metadata.neededText(ARCHITECTURE);
        String name = ARCHITECTURES.get(architecture);
        if (name == null) {
            throw metadata.unsupported(
                    ARCHITECTURE, "not known; known: llama (Mistral's files say so too), qwen2, qwen3");
        }
        huggingFace = name;
    }

    private String key(String name) {
        return architecture + "." + name;
    }

    /** Whether query and key rows that rotate together are neighbours. */
    boolean pairsAdjacent() {
        return architecture.equals("llama");
    }

    ModelConfig read() {
        refuseWhatWouldBeIgnored();
        int hidden = metadata.neededSize(key("embedding_length"));
        int heads = metadata.neededSize(key("attention.head_count"));
        int kvHeads = metadata.size(key("attention.head_count_kv")).orElse(heads);
        if (heads % kvHeads != 0) {
            throw metadata.unsupported(
                    key("attention.head_count_kv"), "attention.head_count (" + heads + ") is not a multiple of it");
        }
        int headDim = headDim(hidden, heads);
        DecoderShape shape = new DecoderShape(
                huggingFace,
                metadata.neededSize(key("block_count")),
                hidden,
                heads,
                kvHeads,
                headDim,
                metadata.neededSize(key("feed_forward_length")),
                vocabulary(),
                metadata.positive(key("attention.layer_norm_rms_epsilon"))
                        .orElseThrow(() -> metadata.missing(key("attention.layer_norm_rms_epsilon"))),
                rope(headDim),
                has("attn_q.bias"),
                has("attn_q_norm.weight"),
                !tensors.containsKey("output.weight"));
        return new ModelConfig(
                shape,
                metadata.size(key("context_length")).orElse(2048),
                metadata.size(key("attention.sliding_window"))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                has("attn_output.bias"),
                has("ffn_gate.bias"));
    }

    private boolean has(String inFirstLayer) {
        return tensors.containsKey("blk.0." + inFirstLayer);
    }

    private int headDim(int hidden, int heads) {
        if (!metadata.has(key("attention.key_length")) && hidden % heads != 0) {
            throw metadata.unsupported(
                    key("embedding_length"), "not a multiple of attention.head_count, and no attention.key_length");
        }
        int headDim = metadata.size(key("attention.key_length")).orElse(hidden / heads);
        if (headDim % 2 != 0) {
            throw metadata.unsupported(key("attention.key_length"), "rotary embedding turns pairs: it must be even");
        }
        for (String same : List.of("attention.value_length", "rope.dimension_count")) {
            if (metadata.size(key(same)).orElse(headDim) != headDim) {
                throw metadata.unsupported(key(same), "only " + headDim + ", the size of a head, is supported");
            }
        }
        return headDim;
    }

    /** The embedding's rows; the number in the metadata is not always written, nor always right. */
    private int vocabulary() {
        GgufTensor embedding = tensors.get("token_embd.weight");
        if (embedding == null) {
            throw new ModelException(metadata.file() + ": tensor token_embd.weight is missing");
        }
        return Math.toIntExact(Math.min(embedding.shape()[0], Integer.MAX_VALUE));
    }

    private void refuseWhatWouldBeIgnored() {
        for (String key : List.of("expert_count", "expert_used_count")) {
            if (metadata.number(key(key)).orElse(0) > 0) {
                throw metadata.unsupported(key(key), "mixtures of experts are not supported");
            }
        }
        Set<String> known = Set.of("none", "linear");
        String scaling = metadata.text(key("rope.scaling.type")).orElse("none");
        if (!known.contains(scaling)) {
            throw metadata.unsupported(key("rope.scaling.type"), "supported: none, linear");
        }
        if (metadata.text("general.type").orElse("model").equals("adapter")) {
            throw metadata.unsupported("general.type", "an adapter is not a model; merge it with its base model first");
        }
    }

    private RopeScaling rope(int headDim) {
        double theta = metadata.positive(key("rope.freq_base")).orElse(THETA);
        GgufTensor factors = tensors.get(ROPE_FACTORS);
        double factor = metadata.text(key("rope.scaling.type")).orElse("none").equals("linear")
                ? metadata.positive(key("rope.scaling.factor"))
                        .orElseThrow(() -> metadata.missing(key("rope.scaling.factor")))
                : metadata.positive(key("rope.scale_linear")).orElse(1.0);
        if (factors == null) {
            return factor == 1 ? RopeScaling.plain(theta) : RopeScalings.linear(theta, factor);
        }
        if (factor != 1) {
            throw new ModelException(metadata.file() + ": both linear rotary scaling and " + ROPE_FACTORS
                    + "; one of them is supported");
        }
        if (factors.elements() != headDim / 2 || !factors.type().isReadable()) {
            throw new ModelException(metadata.file() + ": tensor " + ROPE_FACTORS + " has " + factors.elements()
                    + " values of " + factors.type() + ", expected " + headDim / 2 + " of F32");
        }
        float[] values = Finite.check(GgufWeights.widened(factors), ROPE_FACTORS, factors.file());
        for (float value : values) {
            if (!(value > 0)) {
                throw new ModelException(
                        metadata.file() + ": tensor " + ROPE_FACTORS + " holds " + value + ", which is not above 0");
            }
        }
        return RopeScalings.factors(theta, values);
    }
}
