package tidewire.llm.window;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import tidewire.llm.Generation;
import tidewire.llm.Generation.Finish;
import tidewire.llm.GenerationRequest;
import tidewire.llm.TokenConstraint.TokenSequence;

/** The text of one request as it grows: offered logits, it chooses a token or ends. */
final class Writer implements TokenSequence {
    private static final int NO_TOKEN = -1;

    private final RollingWindow window;
    private final GenerationRequest request;
    private final StopSequences stopSequences;
    private final long deadline;
    private int[] tokens = new int[16];
    /** Of each token, under the unmasked distribution. */
    private double[] logProbabilities = new double[16];

    private int length;
    private int pending = NO_TOKEN;
    private @Nullable Finish finish;

    Writer(RollingWindow window, GenerationRequest request) {
        this.window = window;
        this.request = request;
        this.stopSequences = new StopSequences(request.stopSequences());
        this.deadline = request.timeLimit() == null
                ? 0
                : System.nanoTime() + request.timeLimit().toNanos();
    }

    RollingWindow window() {
        return window;
    }

    int[] prompt() {
        return request.prompt();
    }

    /** Whether a token was chosen that its window has not been fed yet. */
    boolean hasToken() {
        return pending != NO_TOKEN;
    }

    int takeToken() {
        int token = pending;
        pending = NO_TOKEN;
        return token;
    }

    /** Logits of the next token; changed in place. {@code logSumExp} is the logarithm of the sum of their exponentials. */
    void offer(float[] logits, double logSumExp) {
        if (length == request.maxTokens()) {
            finish = Finish.MAX_TOKENS;
        } else if (request.cancelled().getAsBoolean()) {
            finish = Finish.CANCELLED;
        } else if (request.timeLimit() != null && System.nanoTime() - deadline >= 0) {
            finish = Finish.TIME;
        } else if (!mask(logits)) {
            finish = Finish.DEAD_END;
        } else {
            choose(logits, logSumExp);
        }
    }

    /** Forbids what the constraint does not allow; false when that is everything. */
    private boolean mask(float[] logits) {
        BitSet allowed = request.constraint().allowed(this);
        if (allowed == null) {
            return true;
        }
        boolean any = false;
        for (int token = 0; token < logits.length; token++) {
            if (allowed.get(token)) {
                any = true;
            } else {
                logits[token] = Float.NEGATIVE_INFINITY;
            }
        }
        return any;
    }

    private void choose(float[] logits, double logSumExp) {
        int token = request.sampler().sample(logits);
        if (token < 0 || token >= logits.length || logits[token] == Float.NEGATIVE_INFINITY) {
            throw new IllegalStateException("the sampler chose token " + token + ", which is not allowed");
        }
        int ending = stopSequences.endingWith(this, token);
        if (ending > 0) {
            // The last of its tokens is not among the written ones yet.
            length -= ending - 1;
            finish = Finish.STOP;
        } else if (request.stopTokens().contains(token)) {
            finish = Finish.STOP;
        } else {
            append(token, logits[token] - logSumExp);
        }
    }

    private void append(int token, double logProbability) {
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * length);
            logProbabilities = Arrays.copyOf(logProbabilities, 2 * length);
        }
        tokens[length] = token;
        logProbabilities[length++] = logProbability;
        pending = token;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int get(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("token " + index + " of " + length);
        }
        return tokens[index];
    }

    Generation result() {
        if (finish == null) {
            throw new IllegalStateException("the text has not ended");
        }
        double logProbability = Arrays.stream(logProbabilities, 0, length).sum();
        return new Generation(Arrays.copyOf(tokens, length), finish, logProbability);
    }
}
