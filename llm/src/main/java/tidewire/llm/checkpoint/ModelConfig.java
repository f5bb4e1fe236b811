package tidewire.llm.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import tidewire.llm.ModelException;

/**
 * What a checkpoint's {@code config.json} says, for the decoders that can be run: Llama 2 and 3 (SmolLM2 is one), Mistral,
 * Qwen2 and Qwen3. Everything that would change the result and is not supported is refused by name.
 *
 * @param context most positions the checkpoint was trained for; a window (sinks, pins and rolling part) should not be longer
 * @param slidingWindow the checkpoint's own limit on how far a token looks back (Mistral 7B v0.1); a window should not be
 *     longer than this either
 * @param outputBias the projection behind attention has a bias too ({@code attention_bias} of Llama and Qwen3)
 * @param ffnBias the projections of the feed-forward part have a bias ({@code mlp_bias})
 */
public record ModelConfig(
        DecoderShape shape, int context, OptionalInt slidingWindow, boolean outputBias, boolean ffnBias) {
    static final String FILE = "config.json";

    /** What transformers takes for these families when config.json has no number. */
    private static final double RMS_EPSILON = 1e-6;

    private static final double THETA = 10_000;

    /** The families, by the name that config.json has under {@code architectures}. */
    private enum Family {
        LLAMA(true),
        MISTRAL(false),
        /** Always a bias on queries, keys and values, and on nothing else. */
        QWEN2(false),
        QWEN3(true);

        /** Whether config.json's attention_bias means something. */
        final boolean hasBiasFlags;

        Family(boolean hasBiasFlags) {
            this.hasBiasFlags = hasBiasFlags;
        }

        static Family of(String architecture, Path file) {
            return switch (architecture) {
                case "LlamaForCausalLM" -> LLAMA;
                case "MistralForCausalLM" -> MISTRAL;
                case "Qwen2ForCausalLM" -> QWEN2;
                case "Qwen3ForCausalLM" -> QWEN3;
                default ->
                    throw new ModelException(file + ": architecture "
                            + (architecture.isEmpty() ? "is missing" : architecture + " is not known")
                            + "; known: LlamaForCausalLM, MistralForCausalLM, Qwen2ForCausalLM, Qwen3ForCausalLM");
            };
        }
    }

    /** @throws ModelException naming the file and the key that cannot be used */
    public static ModelConfig read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + ": missing; a model folder holds " + FILE + ", tokenizer.json and "
                    + WeightFiles.SINGLE + " as Hugging Face publishes them");
        }
        ConfigFields config = new ConfigFields(file, JsonFile.read(file));
        String architecture = config.object().path("architectures").path(0).asText("");
        Family family = Family.of(architecture, file);
        refuseWhatWouldBeIgnored(config);

        int hidden = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int kvHeads = config.size("num_key_value_heads", heads);
        if (heads % kvHeads != 0) {
            throw config.unsupported(
                    "num_key_value_heads", "num_attention_heads (" + heads + ") is not a multiple of it");
        }
        if (!config.isSet("head_dim") && family == Family.QWEN3) {
            // Qwen3 alone has a default that does not follow from the other sizes
            throw config.refused(
                    "head_dim", "a whole number of 1 or more", config.object().path("head_dim"));
        }
        if (!config.isSet("head_dim") && hidden % heads != 0) {
            throw config.unsupported(
                    "hidden_size", "not a multiple of num_attention_heads (" + heads + "), and no head_dim");
        }
        int headDim = config.size("head_dim", hidden / heads);
        if (headDim % 2 != 0) {
            throw config.unsupported("head_dim", "rotary embedding turns pairs: it must be even");
        }
        boolean attentionBias = family.hasBiasFlags && config.flag("attention_bias", false);
        DecoderShape shape = new DecoderShape(
                architecture,
                config.size("num_hidden_layers"),
                hidden,
                heads,
                kvHeads,
                headDim,
                config.size("intermediate_size"),
                config.size("vocab_size"),
                config.positive("rms_norm_eps", RMS_EPSILON),
                rope(config),
                family == Family.QWEN2 || attentionBias,
                family == Family.QWEN3,
                config.flag("tie_word_embeddings", false));
        return new ModelConfig(
                shape,
                config.size("max_position_embeddings", 2048),
                slidingWindow(config, family),
                attentionBias,
                family == Family.LLAMA && config.flag("mlp_bias", false));
    }

    private static void refuseWhatWouldBeIgnored(ConfigFields config) {
        String activation = config.text("hidden_act", "silu");
        if (!activation.equals("silu")) {
            throw config.unsupported("hidden_act", "only silu is supported");
        }
        if (config.positive("partial_rotary_factor", 1) != 1) {
            throw config.unsupported("partial_rotary_factor", "only whole heads are rotated");
        }
        if (config.isSet("quantization_config")) {
            throw config.unsupported(
                    "quantization_config", "quantised checkpoints are not read; take the one it was made from");
        }
    }

    /** Only Mistral has its sliding window switched on by being there; Qwen needs use_sliding_window. */
    private static OptionalInt slidingWindow(ConfigFields config, Family family) {
        boolean used = family == Family.MISTRAL || config.flag("use_sliding_window", false);
        return used && config.isSet("sliding_window")
                ? OptionalInt.of(config.size("sliding_window"))
                : OptionalInt.empty();
    }

    private static RopeScaling rope(ConfigFields config) {
        // transformers 5 writes everything into rope_parameters; before, theta stood apart from rope_scaling
        ConfigFields scaling = config.object("rope_parameters")
                .or(() -> config.object("rope_scaling"))
                .orElse(null);
        double theta = config.positive("rope_theta", THETA);
        if (scaling == null) {
            return RopeScaling.plain(theta);
        }
        theta = scaling.positive("rope_theta", theta);
        String key = scaling.isSet("rope_type") ? "rope_type" : "type";
        String type = scaling.text(key, "default").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "default" -> RopeScaling.plain(theta);
            case "linear" -> RopeScalings.linear(theta, scaling.positive("factor"));
            case "llama3" -> {
                double low = scaling.positive("low_freq_factor");
                double high = scaling.positive("high_freq_factor");
                if (low >= high) {
                    throw scaling.unsupported("low_freq_factor", "must be below high_freq_factor (" + high + ")");
                }
                yield RopeScalings.llama3(
                        theta, scaling.positive("factor"), low, high, scaling.size("original_max_position_embeddings"));
            }
            default -> throw scaling.unsupported(key, "supported: default, linear, llama3");
        };
    }
}
