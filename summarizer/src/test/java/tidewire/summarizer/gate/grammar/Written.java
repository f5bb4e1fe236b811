package tidewire.summarizer.gate.grammar;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.Set;
import tidewire.llm.TokenConstraint.TokenSequence;
import tidewire.summarizer.testing.ByteTokenizer;

/** Writes under a grammar, by the letter or at random. */
public final class Written {
    private static final int END = 1;
    private static final ByteTokenizer TOKENIZER = ByteTokenizer.marked();
    private static final TokenTrie VOCABULARY = new TokenTrie(TOKENIZER, Set.of(END));
    private static final int MOST = 300;

    private Written() {}

    private record Tokens(int[] tokens, int length) implements TokenSequence {
        @Override
        public int get(int index) {
            return tokens[index];
        }
    }

    /** Text up to where the grammar refuses it; all of it, and a "$", when it may end there. */
    public static String under(Grammar<?> grammar, String text) {
        GrammarConstraint<?> constraint = new GrammarConstraint<>(VOCABULARY, TOKENIZER, grammar);
        int[] tokens = TOKENIZER.encode(text);
        for (int i = 0; i <= tokens.length; i++) {
            BitSet allowed = constraint.allowed(new Tokens(tokens, i));
            if (!allowed.get(i < tokens.length ? tokens[i] : END)) {
                return TOKENIZER.decode(Arrays.copyOf(tokens, i));
            }
        }
        return text + "$";
    }

    /** A random text of the grammar; throws when nothing may follow. */
    public static String atRandom(Grammar<?> grammar, Random random) {
        GrammarConstraint<?> constraint = new GrammarConstraint<>(VOCABULARY, TOKENIZER, grammar);
        int[] tokens = new int[MOST];
        int length = 0;
        while (true) {
            BitSet allowed = constraint.allowed(new Tokens(tokens, length));
            if (allowed.isEmpty()) {
                throw new AssertionError("stuck behind '" + TOKENIZER.decode(Arrays.copyOf(tokens, length)) + "'");
            }
            int[] choices = allowed.stream().toArray();
            int token = choices[random.nextInt(choices.length)];
            if (token == END || length == MOST) {
                return TOKENIZER.decode(Arrays.copyOf(tokens, length)).strip();
            }
            tokens[length++] = token;
        }
    }
}
