package tidewire.llm;

import java.util.OptionalInt;

/** For weights without text, random ones: who uses them feeds token ids. */
public record NoText(int vocabularySize) implements Tokenizer {
    @Override
    public int[] encode(String text) {
        throw new UnsupportedOperationException("these weights have no tokenizer");
    }

    @Override
    public String decode(int[] tokens) {
        throw new UnsupportedOperationException("these weights have no tokenizer");
    }

    @Override
    public byte[] bytesOf(int token) {
        return new byte[0];
    }

    @Override
    public OptionalInt special(String literal) {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt beginOfStream() {
        return OptionalInt.empty();
    }

    @Override
    public int[] endTokens() {
        return new int[0];
    }

    @Override
    public void close() {
        // nothing to release
    }
}
