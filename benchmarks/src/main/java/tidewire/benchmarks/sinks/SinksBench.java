package tidewire.benchmarks.sinks;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;

/** Reads one text through windows with different numbers of sinks. */
final class SinksBench {
    private static final int CHUNK = 64;

    private final LanguageModel model;
    private final int[] tokens;
    private final int window;
    private final TreeSet<Integer> samples = new TreeSet<>();

    SinksBench(LanguageModel model, int[] tokens, int window, int samples) {
        this.model = model;
        this.tokens = tokens;
        this.window = window;
        Random random = new Random(1);
        while (this.samples.size() < samples) {
            this.samples.add(window + 1 + random.nextInt(tokens.length - window - 1));
        }
    }

    /** Mean loss of a token, in nats: in the first window, behind it, and at the sampled positions. */
    record Losses(double first, double after, double sampled) {}

    int length() {
        return tokens.length;
    }

    /** With eviction by token, so that the window is always full. */
    Losses rolling(int sinks) {
        WindowConfig config = new WindowConfig(sinks, window - sinks, WindowConfig.Eviction.TOKEN, CHUNK);
        double first = 0;
        double after = 0;
        double sampled = 0;
        try (SinkWindow open = model.openWindow(config)) {
            int at = 0;
            while (at < tokens.length) {
                boolean single = samples.contains(at);
                Integer next = samples.higher(at);
                int end = single ? at + 1 : Math.min(at + CHUNK, next == null ? tokens.length : next);
                end = Math.min(end, at < window ? Math.min(window, tokens.length) : tokens.length);
                double nats = open.feed(Arrays.copyOfRange(tokens, at, end)).surprisal();
                first += at < window ? nats : 0;
                after += at < window ? 0 : nats;
                sampled += single ? nats : 0;
                at = end;
            }
        }
        return new Losses(first / window, after / (tokens.length - window), sampled / samples.size());
    }

    /** At the sampled positions, each time with the first token and the window before it read anew. */
    double recomputed() {
        WindowConfig config = new WindowConfig(1, window, WindowConfig.Eviction.TOKEN, window);
        double nats = 0;
        for (int at : samples) {
            try (SinkWindow fresh = model.openWindow(config)) {
                fresh.feed(new int[] {tokens[0]});
                fresh.feed(Arrays.copyOfRange(tokens, at - window + 1, at));
                nats += fresh.feed(new int[] {tokens[at]}).surprisal();
            }
        }
        return nats / samples.size();
    }
}
