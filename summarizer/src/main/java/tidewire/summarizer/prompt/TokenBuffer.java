package tidewire.summarizer.prompt;

import java.util.Arrays;

/** A growing sequence of token ids. */
final class TokenBuffer {
    private int[] tokens = new int[64];
    private int length;

    TokenBuffer add(int... more) {
        if (length + more.length > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, length + more.length));
        }
        System.arraycopy(more, 0, tokens, length, more.length);
        length += more.length;
        return this;
    }

    int[] toArray() {
        return Arrays.copyOf(tokens, length);
    }
}
