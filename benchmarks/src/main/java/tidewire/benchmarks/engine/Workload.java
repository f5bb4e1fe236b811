package tidewire.benchmarks.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;

/** What a model is made to do while it is timed: read random tokens, write greedily on forks. */
final class Workload {
    /** Tokens of an entry, as the product feeds them. */
    static final int ENTRY = 128;

    private static final int RUNS = 5;

    private final LanguageModel model;
    private final Random random = new Random(1);

    Workload(LanguageModel model) {
        this.model = model;
    }

    int[] tokens(int n) {
        return random.ints(n, 16, model.info().vocabularySize()).toArray();
    }

    /** A window of which every slot is taken. */
    SinkWindow full(WindowConfig config) {
        SinkWindow window = model.openWindow(config);
        fill(window, config, Math.min(ENTRY, config.maxEntry()));
        return window;
    }

    /** Feeds entries of {@code entry} tokens until every slot is taken. */
    void fill(SinkWindow window, WindowConfig config, int entry) {
        for (int want = config.sinks() + config.rolling(); want > 0; want -= entry) {
            window.feed(tokens(Math.min(want, entry)));
        }
    }

    /** What a digest does: reads a prompt on a fork of a window, writes, and drops the fork. */
    void digest(SinkWindow window, int promptTokens, int newTokens) {
        try (SinkWindow fork = window.fork()) {
            model.generate(List.of(greedy(fork, tokens(promptTokens), newTokens)));
        }
    }

    /**
     * Seconds of a single step: one token for each of so many forks of a window. The median of several runs, while another fork is
     * open: as a digest's lines are written, what forks share is packed before.
     */
    double stepSeconds(SinkWindow window, int forks, int newTokens) {
        try (SinkWindow open = window.fork()) {
            generate(window, forks, newTokens);
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                seconds[run] = generate(window, forks, newTokens) / newTokens;
            }
            Arrays.sort(seconds);
            return seconds[RUNS / 2];
        }
    }

    /** Seconds of writing so many tokens on each of several forks, all together. Making the forks does not count. */
    double generate(SinkWindow window, int forks, int newTokens) {
        List<SinkWindow> open = new ArrayList<>();
        try {
            for (int i = 0; i < forks; i++) {
                open.add(window.fork());
            }
            List<GenerationRequest> requests = open.stream()
                    .map(fork -> greedy(fork, new int[0], newTokens))
                    .toList();
            long start = System.nanoTime();
            model.generate(requests);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            open.forEach(SinkWindow::close);
        }
    }

    /** Tokens/s of all forks of a window together. */
    double decodeRate(SinkWindow window, int forks, int newTokens) {
        return forks / stepSeconds(window, forks, newTokens);
    }

    private static GenerationRequest greedy(SinkWindow window, int[] prompt, int newTokens) {
        return GenerationRequest.greedy(window, prompt, newTokens, Set.of());
    }
}
