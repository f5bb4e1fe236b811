package tidewire.llm.gguf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tidewire.llm.ModelException;

/**
 * The tokenizer that a GGUF file carries, as the tokenizer.json that its checkpoint had: byte-level BPE ({@code gpt2}) or
 * SentencePiece with scores ({@code llama}).
 */
public final class GgufTokenizer {
    private static final String MODEL = "tokenizer.ggml.model";
    private static final String TOKENS = "tokenizer.ggml.tokens";
    private static final String TYPES = "tokenizer.ggml.token_type";

    // Kinds of tokens.
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final int BYTE = 6;

    /** Control tokens that end an answer or a text, by the names that families give them; no key of the metadata names all. */
    private static final Set<String> ENDS =
            Set.of("</s>", "<|endoftext|>", "<|end_of_text|>", "<|im_end|>", "<|eot_id|>", "<|eom_id|>");

    private final GgufMetadata metadata;
    private final String[] tokens;
    private final long[] types;
    private final boolean sentencePiece;

    GgufTokenizer(GgufMetadata metadata) {
        this.metadata = metadata;
        String model = metadata.neededText(MODEL);
        if (!model.equals("gpt2") && !model.equals("llama")) {
            throw metadata.unsupported(MODEL, "read are gpt2 (byte-level BPE) and llama (SentencePiece)");
        }
        sentencePiece = model.equals("llama");
        tokens = metadata.texts(TOKENS);
        types = metadata.numbers(TYPES);
        if (tokens.length == 0 || types.length != tokens.length) {
            throw new ModelException(metadata.file() + ": metadata has " + tokens.length + " tokens and " + types.length
                    + " token types");
        }
        for (int id = 0; id < types.length; id++) {
            if (types[id] < NORMAL || types[id] > BYTE) {
                throw new ModelException(
                        metadata.file() + ": metadata " + TYPES + " holds " + types[id] + " for token " + id);
            }
        }
    }

    public Path file() {
        return metadata.file();
    }

    /** In the form of a tokenizer.json. */
    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode model = root.putObject("model");
        model.put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        ArrayNode added = root.putArray("added_tokens");
        for (int id = 0; id < tokens.length; id++) {
            if (types[id] == UNUSED) {
                continue;
            }
            if (vocabulary.replace(tokens[id], JsonNodeFactory.instance.numberNode(id)) != null) {
                throw new ModelException(
                        metadata.file() + ": metadata " + TOKENS + " holds \"" + tokens[id] + "\" twice");
            }
            if (types[id] == CONTROL || types[id] == UNKNOWN || types[id] == USER_DEFINED) {
                ObjectNode token = added.addObject();
                token.put("id", id);
                token.put("content", tokens[id]);
                token.put("special", types[id] != USER_DEFINED);
            }
        }
        if (sentencePiece) {
            sentencePiece(root, model);
        } else {
            byteLevel(root, model);
        }
        return root;
    }

    private void byteLevel(ObjectNode root, ObjectNode model) {
        PreTokenizers.Kind kind = PreTokenizers.of(metadata);
        model.put("ignore_merges", kind.wordsFirst);
        ArrayNode merges = model.putArray("merges");
        for (String merge : metadata.texts("tokenizer.ggml.merges")) {
            int space = merge.indexOf(' ', 1);
            if (space < 0) {
                throw new ModelException(
                        metadata.file() + ": metadata tokenizer.ggml.merges holds \"" + merge + "\", which is no pair");
            }
            merges.addArray().add(merge.substring(0, space)).add(merge.substring(space + 1));
        }
        if (kind.composesCharacters()) {
            root.putObject("normalizer").put("type", "NFC");
        }
        root.set("pre_tokenizer", kind.preTokenizer());
        root.set("decoder", PreTokenizers.byteLevel(true));
    }

    private void sentencePiece(ObjectNode root, ObjectNode model) {
        String squeezes = "tokenizer.ggml.remove_extra_whitespaces";
        if (metadata.flag(squeezes).orElse(false)) {
            throw metadata.unsupported(squeezes, "a tokenizer that drops spaces is not supported");
        }
        if (metadata.has("tokenizer.ggml.precompiled_charsmap")) {
            throw new ModelException(
                    metadata.file()
                            + ": metadata tokenizer.ggml.precompiled_charsmap: a tokenizer that rewrites characters is not supported");
        }
        double[] scores = metadata.decimals("tokenizer.ggml.scores");
        if (scores.length != tokens.length) {
            throw new ModelException(
                    metadata.file() + ": metadata has " + tokens.length + " tokens and " + scores.length + " scores");
        }
        Map<String, Double> pieces = new LinkedHashMap<>();
        for (int id = 0; id < tokens.length; id++) {
            if (types[id] == NORMAL) {
                pieces.put(tokens[id], scores[id]);
            }
        }
        model.put("byte_fallback", true);
        ArrayNode merges = model.putArray("merges");
        for (String[] merge : ScoredMerges.of(pieces)) {
            merges.addArray().add(merge[0]).add(merge[1]);
        }
        ObjectNode normalizer = root.putObject("normalizer");
        normalizer.put("type", "Sequence");
        ArrayNode steps = normalizer.putArray("normalizers");
        if (metadata.flag("tokenizer.ggml.add_space_prefix").orElse(true)) {
            steps.addObject().put("type", "Prepend").put("prepend", "▁");
        }
        ObjectNode spaces = steps.addObject();
        spaces.put("type", "Replace").put("content", "▁");
        spaces.putObject("pattern").put("String", " ");
        root.putObject("decoder").put("type", "ByteFallback");
    }

    /**
     * The token that a stream begins with. Qwen's texts begin with nothing, whatever number a converter wrote; others' begin
     * with the one that is named.
     */
    public OptionalInt begin() {
        boolean qwen = metadata.text(GgufConfig.ARCHITECTURE).orElse("").startsWith("qwen");
        boolean nothing = qwen && !metadata.flag("tokenizer.ggml.add_bos_token").orElse(false);
        return nothing ? OptionalInt.empty() : named("bos");
    }

    /** All tokens that end an answer or a text, ascending. */
    public int[] ends() {
        Set<Integer> ends = new TreeSet<>();
        for (String name : List.of("eos", "eot", "eom")) {
            named(name).ifPresent(ends::add);
        }
        for (int id = 0; id < tokens.length; id++) {
            if (types[id] == CONTROL && ENDS.contains(tokens[id])) {
                ends.add(id);
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Literal forms by the names that chat templates use: {@code bos_token}, {@code eos_token} and so on. */
    public Map<String, String> literals() {
        Map<String, String> literals = new HashMap<>();
        Map.of("bos", "bos_token", "eos", "eos_token", "unknown", "unk_token", "padding", "pad_token")
                .forEach((key, name) -> named(key).ifPresent(id -> literals.put(name, tokens[id])));
        return literals;
    }

    private OptionalInt named(String name) {
        String key = "tokenizer.ggml." + name + "_token_id";
        OptionalLong id = metadata.number(key);
        // A converter's "none" is the largest number of 32 bits.
        if (id.isEmpty() || id.getAsLong() == 0xffffffffL || id.getAsLong() == -1) {
            return OptionalInt.empty();
        }
        if (id.getAsLong() < 0 || id.getAsLong() >= tokens.length) {
            throw metadata.unsupported(key, "there are only " + tokens.length + " tokens");
        }
        return OptionalInt.of((int) id.getAsLong());
    }
}
