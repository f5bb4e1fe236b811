package tidewire.llm.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tidewire.llm.ModelException;
import tidewire.llm.checkpoint.JsonFile;

/**
 * A checkpoint's {@code tokenizer.json}: BPE with byte-level alphabet (Llama 3, Qwen, SmolLM2) or with byte fallback (Llama
 * 2, Mistral), so that every text has tokens.
 */
final class TokenizerJson {
    static final String FILE = "tokenizer.json";

    /** How the strings of the vocabulary stand for bytes. */
    enum Spelling {
        BYTE_LEVEL,
        /** SentencePiece: ▁ for a space, {@code <0x0A>} for a byte that has no token of its own. */
        BYTE_FALLBACK
    }

    private final Path file;
    private final ObjectNode root;

    private TokenizerJson(Path file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    static TokenizerJson read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            String hint = Files.exists(folder.resolve("tokenizer.model"))
                    ? "tokenizer.model alone is not read: save the tokenizer with transformers' fast tokenizer"
                    : "fetch the model again";
            throw new ModelException(file + ": missing; " + hint);
        }
        return of(file, (ObjectNode) JsonFile.read(file));
    }

    /** @param file that it came from, to be named in refusals */
    static TokenizerJson of(Path file, ObjectNode root) {
        TokenizerJson json = new TokenizerJson(file, root);
        json.check();
        return json;
    }

    private void check() {
        String type = root.path("model").path("type").asText("");
        // Files of before 2020 have no type; a merge list says what they are.
        if (!type.equals("BPE") && !(type.isEmpty() && root.path("model").has("merges"))) {
            throw new ModelException(file + ": model type " + (type.isEmpty() ? "is missing" : type)
                    + "; tokenizers of type BPE are read");
        }
        if (!vocabulary().isObject() || vocabulary().isEmpty()) {
            throw new ModelException(file + ": model.vocab is missing or empty");
        }
        Set<Integer> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> e : vocabulary().properties()) {
            if (!e.getValue().canConvertToInt() || e.getValue().intValue() < 0) {
                throw new ModelException(file + ": token \"" + e.getKey() + "\" has id " + e.getValue());
            }
            if (!ids.add(e.getValue().intValue())) {
                throw new ModelException(file + ": token \"" + e.getKey() + "\" has id " + e.getValue()
                        + ", which another token has too");
            }
        }
        for (JsonNode added : addedTokens()) {
            if (!added.path("id").canConvertToInt() || !added.path("content").isTextual()) {
                throw new ModelException(file + ": added_tokens holds " + added + ", which has no id or no content");
            }
        }
        spelling();
    }

    Path file() {
        return file;
    }

    JsonNode vocabulary() {
        return root.path("model").path("vocab");
    }

    JsonNode addedTokens() {
        return root.path("added_tokens");
    }

    Spelling spelling() {
        if (hasType(root.path("pre_tokenizer"), "ByteLevel") || hasType(root.path("decoder"), "ByteLevel")) {
            return Spelling.BYTE_LEVEL;
        }
        if (root.path("model").path("byte_fallback").asBoolean()) {
            return Spelling.BYTE_FALLBACK;
        }
        throw new ModelException(file + ": neither byte-level BPE nor BPE with byte fallback:"
                + " text with a rare character would have no tokens");
    }

    /** Whether encoding puts a space before the text (Llama 2), which decoding takes away again. */
    boolean prependsSpace() {
        return hasType(root.path("normalizer"), "Prepend")
                || (hasType(root.path("pre_tokenizer"), "Metaspace") && metaspacePrepends(root.path("pre_tokenizer")));
    }

    private static boolean metaspacePrepends(JsonNode step) {
        for (JsonNode inner : step.path("pretokenizers")) {
            if (metaspacePrepends(inner)) {
                return true;
            }
        }
        return step.path("type").asText().equals("Metaspace")
                && !step.path("prepend_scheme").asText("").equals("never")
                && step.path("add_prefix_space").asBoolean(true);
    }

    private static boolean hasType(JsonNode step, String type) {
        if (step.path("type").asText().equals(type)) {
            return true;
        }
        for (String list : new String[] {"pretokenizers", "normalizers", "decoders"}) {
            for (JsonNode inner : step.path(list)) {
                if (hasType(inner, type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The same tokenizer for text that may be hostile: added tokens are neither recognised in the text nor reachable through
     * the vocabulary, nothing is put before or after the text, nothing cut, nothing padded.
     */
    String forPlainText() {
        ObjectNode plain = root.deepCopy();
        ObjectNode model = (ObjectNode) plain.get("model");
        ObjectNode vocabulary = (ObjectNode) model.get("vocab");
        Set<String> special = new HashSet<>();
        Set<String> added = new HashSet<>();
        for (JsonNode token : addedTokens()) {
            (token.path("special").asBoolean() ? special : added)
                    .add(token.path("content").asText());
        }
        ArrayNode merges = model.putArray("merges");
        for (JsonNode merge : root.path("model").path("merges")) {
            String[] pair = pair(merge);
            String result = pair[0] + pair[1];
            if (!special.contains(pair[0]) && !special.contains(pair[1]) && !special.contains(result)) {
                merges.add(merge);
                // An added token that merges make or need is an ordinary one.
                added.remove(pair[0]);
                added.remove(pair[1]);
                added.remove(result);
            }
        }
        // A vocabulary that ignores merges for whole words (Llama 3) would find them without any merge.
        vocabulary.remove(special);
        vocabulary.remove(added);
        plain.putArray("added_tokens");
        plain.putNull("post_processor");
        plain.putNull("truncation");
        plain.putNull("padding");
        // With all bytes in the vocabulary nothing is unknown.
        model.putNull("unk_token");
        return plain.toString();
    }

    /** A merge is a list of two tokens, or (before 2024) one string with a space between them. */
    private static String[] pair(JsonNode merge) {
        if (merge.isArray()) {
            return new String[] {merge.path(0).asText(), merge.path(1).asText()};
        }
        String both = merge.asText();
        int space = both.indexOf(' ');
        return space < 0 ? new String[] {both, ""} : new String[] {both.substring(0, space), both.substring(space + 1)};
    }
}
