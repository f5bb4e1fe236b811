package tidewire.llm.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tidewire.llm.ModelException;
import tidewire.llm.Tokenizer;
import tidewire.llm.djl.DjlSettings;
import tidewire.llm.gguf.GgufTokenizer;

/**
 * The tokenizer of a model folder. Encoding is done by Hugging Face's own library (in Rust, through DJL) with every added
 * token taken out, so that no text spells one; decoding is a look-up of bytes. Safe for use by several threads.
 */
public final class CheckpointTokenizer implements Tokenizer {
    private final TokenTable table;
    private final boolean prependsSpace;
    private final SpecialIds specials;
    private final HuggingFaceTokenizer encoder;
    /** Closing waits for encodings under way: native memory must not go away under them. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private boolean closed;

    private CheckpointTokenizer(TokenizerJson json, SpecialIds specials, TokenTable table) {
        this.table = table;
        this.specials = specials;
        this.prependsSpace = json.prependsSpace();
        this.encoder = encoder(json);
    }

    /**
     * @param folder holds tokenizer.json, and optionally tokenizer_config.json, config.json and generation_config.json, which
     *     name the tokens that begin and end a text
     * @throws ModelException if a file is missing or cannot be used
     */
    public static CheckpointTokenizer load(Path folder) {
        TokenizerJson json = TokenizerJson.read(folder);
        TokenTable table = new TokenTable(json);
        return new CheckpointTokenizer(json, SpecialIds.read(folder, table), table);
    }

    /** The tokenizer that a GGUF file carries. */
    public static CheckpointTokenizer of(GgufTokenizer carried) {
        TokenizerJson json = TokenizerJson.of(carried.file(), carried.json());
        return new CheckpointTokenizer(json, new SpecialIds(carried.begin(), carried.ends()), new TokenTable(json));
    }

    private static HuggingFaceTokenizer encoder(TokenizerJson json) {
        DjlSettings.apply();
        Map<String, String> options = Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
        byte[] plain = json.forPlainText().getBytes(StandardCharsets.UTF_8);
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(plain), options);
        } catch (IOException | RuntimeException e) {
            throw new ModelException(json.file() + ": the tokenizer library does not take it: " + e.getMessage(), e);
        }
    }

    @Override
    public int[] encode(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the tokenizer is closed");
            }
            Encoding encoding = encoder.encode(WellFormed.utf16(text), false, false);
            long[] ids = encoding.getIds();
            int[] tokens = new int[ids.length];
            for (int i = 0; i < ids.length; i++) {
                tokens[i] = (int) ids[i];
            }
            return tokens;
        } finally {
            open.readLock().unlock();
        }
    }

    /** Bytes that are not UTF-8 (a character cut in two) become U+FFFD. */
    @Override
    public String decode(int[] tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tokens.length * 4);
        for (int token : tokens) {
            bytes.writeBytes(table.bytes(token));
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return prependsSpace && text.startsWith(" ") ? text.substring(1) : text;
    }

    @Override
    public byte[] bytesOf(int token) {
        return table.bytes(token).clone();
    }

    @Override
    public OptionalInt special(String literal) {
        return table.added(literal);
    }

    @Override
    public OptionalInt beginOfStream() {
        return specials.begin();
    }

    @Override
    public int[] endTokens() {
        return specials.ends();
    }

    @Override
    public int vocabularySize() {
        return table.size();
    }

    /** Literal forms of all tokens that no text can produce: the special ones, and others added to the vocabulary. */
    public Set<String> addedTokens() {
        return table.addedTokens();
    }

    /** How many of the 256 bytes have no token: text with them loses them. 0 for any sound tokenizer. */
    public int missingBytes() {
        return table.missingBytes();
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                encoder.close();
            }
        } finally {
            open.writeLock().unlock();
        }
    }
}
