package tidewire.llm;

import java.util.OptionalInt;

/**
 * Text to token ids and back. Text cannot spell a special token: {@code <|item|>} in a feed becomes ordinary characters.
 */
public interface Tokenizer extends AutoCloseable {
    /** Ids of plain text, no special token added or recognised. */
    int[] encode(String text);

    /** Text of ids; special tokens are left out. */
    String decode(int[] tokens);

    /** Bytes of one token as they enter the text (a token may be part of a character); empty for special tokens. */
    byte[] bytesOf(int token);

    /** Id of a special token by its literal form. */
    OptionalInt special(String literal);

    /** The token a stream begins with, if the model has one: its sink or BOS token. */
    OptionalInt beginOfStream();

    /** Tokens that end an answer. */
    int[] endTokens();

    int vocabularySize();

    @Override
    void close();
}
