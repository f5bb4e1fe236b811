package tidewire.llm.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What each token id stands for: bytes, or nothing for a special token. Immutable. */
final class TokenTable {
    private static final byte[] NONE = {};

    private final byte[][] bytes;
    private final Map<String, Integer> added = new HashMap<>();
    private final BitSet special = new BitSet();

    TokenTable(TokenizerJson json) {
        int size = 0;
        for (JsonNode id : json.vocabulary()) {
            size = Math.max(size, id.intValue() + 1);
        }
        for (JsonNode token : json.addedTokens()) {
            size = Math.max(size, token.path("id").intValue() + 1);
        }
        bytes = new byte[size][];
        // ids may have holes
        Arrays.fill(bytes, NONE);
        TokenizerJson.Spelling spelling = json.spelling();
        for (Map.Entry<String, JsonNode> e : json.vocabulary().properties()) {
            bytes[e.getValue().intValue()] = spell(e.getKey(), spelling);
        }
        for (JsonNode token : json.addedTokens()) {
            int id = token.path("id").intValue();
            String content = token.path("content").asText();
            added.put(content, id);
            if (token.path("special").asBoolean()) {
                special.set(id);
                bytes[id] = NONE;
            } else {
                bytes[id] = content.getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static byte[] spell(String token, TokenizerJson.Spelling spelling) {
        return switch (spelling) {
            case BYTE_LEVEL -> ByteAlphabet.bytes(token).orElseGet(() -> token.getBytes(StandardCharsets.UTF_8));
            case BYTE_FALLBACK -> {
                if (token.matches("<0x[0-9A-Fa-f]{2}>")) {
                    yield new byte[] {(byte) Integer.parseInt(token.substring(3, 5), 16)};
                }
                yield token.replace('▁', ' ').getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    int size() {
        return bytes.length;
    }

    /** Not to be modified; empty for special tokens and for ids that no token has. */
    byte[] bytes(int token) {
        if (token < 0) {
            throw new IllegalArgumentException("token ids are 0 or more, was " + token);
        }
        // Embeddings are often padded to a round number of rows: a model may name ids beyond the vocabulary.
        return token < bytes.length ? bytes[token] : NONE;
    }

    boolean isSpecial(int token) {
        return special.get(token);
    }

    /** Id of an added token by its literal form. */
    OptionalInt added(String literal) {
        Integer id = added.get(literal);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Literal forms of all added tokens. */
    Set<String> addedTokens() {
        return Set.copyOf(added.keySet());
    }

    /** How many of the 256 bytes no token stands for alone: text with them loses them. */
    int missingBytes() {
        BitSet present = new BitSet(256);
        for (byte[] b : bytes) {
            if (b.length == 1) {
                present.set(b[0] & 0xff);
            }
        }
        return 256 - present.cardinality();
    }
}
