package tidewire.llm.gguf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * How text is cut into words before byte-level BPE, by the kind that a GGUF file names in {@code tokenizer.ggml.pre}: the step
 * of a tokenizer.json that the kind stands for. A kind that is not known is refused, never guessed: the wrong one gives other
 * tokens for figures and spaces, which no error shows.
 */
final class PreTokenizers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String LLAMA3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String QWEN2 = LLAMA3.replace("\\p{N}{1,3}", "\\p{N}");
    private static final String TEKKEN = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** What llama.cpp calls a kind to the one meant here. */
    private static final Map<String, Kind> KINDS = Map.of(
            "gpt-2", Kind.GPT2,
            "smollm", Kind.SMOLLM,
            "llama-bpe", Kind.LLAMA3,
            "llama3", Kind.LLAMA3,
            "llama-v3", Kind.LLAMA3,
            "qwen2", Kind.QWEN2,
            "deepseek-r1-qwen", Kind.QWEN2,
            "tekken", Kind.TEKKEN);

    private PreTokenizers() {}

    enum Kind {
        GPT2(false),
        /** Every digit alone. */
        SMOLLM(false),
        LLAMA3(true),
        QWEN2(false),
        /** Mistral Nemo and later. */
        TEKKEN(true);

        /** A whole word that is in the vocabulary is its token, however merges would go. */
        final boolean wordsFirst;

        Kind(boolean wordsFirst) {
            this.wordsFirst = wordsFirst;
        }

        ObjectNode preTokenizer() {
            return switch (this) {
                case GPT2 -> byteLevel(true);
                case SMOLLM -> {
                    ObjectNode digits = JSON.objectNode();
                    digits.put("type", "Digits");
                    digits.put("individual_digits", true);
                    yield sequence(digits, byteLevel(true));
                }
                case LLAMA3 -> sequence(split(PreTokenizers.LLAMA3), byteLevel(false));
                case QWEN2 -> sequence(split(PreTokenizers.QWEN2), byteLevel(false));
                case TEKKEN -> sequence(split(PreTokenizers.TEKKEN), byteLevel(false));
            };
        }

        boolean composesCharacters() {
            return this == QWEN2;
        }
    }

    static Kind of(GgufMetadata metadata) {
        String key = "tokenizer.ggml.pre";
        Kind kind = KINDS.get(metadata.neededText(key));
        if (kind == null) {
            throw metadata.unsupported(key, "this way of cutting text into words is not known; known: " + known());
        }
        return kind;
    }

    private static Set<String> known() {
        return new java.util.TreeSet<>(KINDS.keySet());
    }

    /** The step, in words by GPT-2's own pattern or not; as a decoder it is the same either way. */
    static ObjectNode byteLevel(boolean words) {
        ObjectNode step = JSON.objectNode();
        step.put("type", "ByteLevel");
        step.put("add_prefix_space", false);
        step.put("trim_offsets", true);
        step.put("use_regex", words);
        return step;
    }

    private static ObjectNode split(String regex) {
        ObjectNode step = JSON.objectNode();
        step.put("type", "Split");
        step.putObject("pattern").put("Regex", regex);
        step.put("behavior", "Isolated");
        step.put("invert", false);
        return step;
    }

    private static ObjectNode sequence(ObjectNode... steps) {
        ObjectNode sequence = JSON.objectNode();
        sequence.put("type", "Sequence");
        for (ObjectNode step : steps) {
            sequence.withArray("pretokenizers").add(step);
        }
        return sequence;
    }
}
