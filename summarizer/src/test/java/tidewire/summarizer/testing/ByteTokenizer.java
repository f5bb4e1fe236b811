package tidewire.summarizer.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import tidewire.llm.Tokenizer;

/**
 * Special tokens, then the 256 bytes, then a few longer pieces (some across word borders, as real vocabularies have), taken
 * greedily. Text is never searched for special tokens.
 */
public final class ByteTokenizer implements Tokenizer {
    private static final List<String> MARKERS = List.of(
            "<|sink|>",
            "<|end|>",
            "<|pad|>",
            "<|item|>",
            "<|move|>",
            "<|digest|>",
            "<|story|>",
            "<|line|>",
            "<|lead|>",
            "<|sep|>",
            "<|ask|>",
            "<|answer|>",
            "<|reserved0|>",
            "<|reserved1|>",
            "<|reserved2|>",
            "<|reserved3|>");
    private static final List<String> PIECES = List.of(
            " th", " the", "in", "er", " of the", " in", "ed ", "s,", ".5", " 12", "ing", " to", " and a", "é", "...",
            "ent", " re", "tion", " s", " a", "ar", "on", "al", " p");

    private final List<String> specials;
    private final List<byte[]> tokens = new ArrayList<>();

    private ByteTokenizer(List<String> specials) {
        this.specials = specials;
        specials.forEach(special -> tokens.add(new byte[0]));
        for (int b = 0; b < 256; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        PIECES.forEach(piece -> tokens.add(piece.getBytes(StandardCharsets.UTF_8)));
    }

    /** Knows the markers of the tape format. */
    public static ByteTokenizer marked() {
        return new ByteTokenizer(MARKERS);
    }

    /** Of a model that never saw a tape. */
    public static ByteTokenizer unmarked() {
        return new ByteTokenizer(List.of("<s>", "</s>"));
    }

    @Override
    public int[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] out = new int[bytes.length];
        int length = 0;
        for (int at = 0; at < bytes.length; ) {
            int best = specials.size() + (bytes[at] & 0xFF);
            for (int token = specials.size() + 256; token < tokens.size(); token++) {
                byte[] piece = tokens.get(token);
                if (piece.length > tokens.get(best).length
                        && at + piece.length <= bytes.length
                        && Arrays.equals(piece, 0, piece.length, bytes, at, at + piece.length)) {
                    best = token;
                }
            }
            out[length++] = best;
            at += tokens.get(best).length;
        }
        return Arrays.copyOf(out, length);
    }

    @Override
    public String decode(int[] ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int id : ids) {
            out.writeBytes(tokens.get(id));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytesOf(int token) {
        return tokens.get(token).clone();
    }

    @Override
    public OptionalInt special(String literal) {
        int id = specials.indexOf(literal);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public OptionalInt beginOfStream() {
        return OptionalInt.of(0);
    }

    @Override
    public int[] endTokens() {
        return new int[] {1};
    }

    @Override
    public int vocabularySize() {
        return tokens.size();
    }

    /** Ids as text, special tokens by their literals. */
    public String show(int[] ids) {
        StringBuilder out = new StringBuilder();
        for (int start = 0, i = 0; i <= ids.length; i++) {
            if (i == ids.length || ids[i] < specials.size()) {
                out.append(decode(Arrays.copyOfRange(ids, start, i)));
                out.append(i < ids.length ? specials.get(ids[i]) : "");
                start = i + 1;
            }
        }
        return out.toString();
    }

    @Override
    public void close() {}
}
