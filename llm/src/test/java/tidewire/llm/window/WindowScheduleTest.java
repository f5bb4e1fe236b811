package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.Generation;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowRestore;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;

/** Seeded random lives of a window, each step held against {@link ReferenceWindow}. */
class WindowScheduleTest {
    private static final double TOLERANCE = 1e-4;

    private record Pair(SinkWindow window, ReferenceWindow reference) {}

    private final List<TokenLedger.Entry> entries = new ArrayList<>();
    private final List<TokenLedger.Pin> pins = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void window_equalsTheReference_atEveryStep(long seed) {
        Random random = new Random(seed);
        int kvHeads = 1 + random.nextInt(2);
        DecoderShape shape = RandomCheckpoint.shape(
                1 + random.nextInt(3),
                24 + 8 * random.nextInt(2),
                kvHeads * (1 + random.nextInt(3)),
                kvHeads,
                4 + 4 * random.nextInt(2),
                40,
                Engines.VOCABULARY,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
        RandomCheckpoint checkpoint = RandomCheckpoint.of(shape, seed);
        int rolling = 1 + random.nextInt(24);
        WindowConfig config = new WindowConfig(
                random.nextInt(6), rolling, Eviction.values()[random.nextInt(2)], 1 + random.nextInt(rolling));
        try (TorchDecoder decoder = Engines.load(checkpoint, WeightFormat.F32)) {
            Pair pair = new Pair(new RollingWindow(decoder, config), new ReferenceWindow(checkpoint, config));
            feed(pair, Engines.tokens(random, 1 + random.nextInt(config.maxEntry())));
            for (int i = 0; i < 60; i++) {
                int action = random.nextInt(10);
                if (action < 6) {
                    feed(pair, Engines.tokens(random, 1 + random.nextInt(config.maxEntry())));
                } else if (action == 6) {
                    pin(pair, Engines.tokens(random, random.nextInt(rolling + 1)));
                } else if (action == 7) {
                    pair = restored(decoder, config, pair);
                } else {
                    forkAndDrop(decoder, pair, random, 2);
                }
                assertThat(Engines.distance(pair.window.logits(), pair.reference.logits()))
                        .as("step %d, action %d", i, action)
                        .isLessThan(TOLERANCE);
            }
            pair.window.close();
        }
    }

    private void feed(Pair pair, int[] entry) {
        entries.add(new TokenLedger.Entry(pair.window.state().fed(), entry));
        assertThat(pair.window.feed(entry).surprisal()).isCloseTo(pair.reference.feed(entry), within(1e-3));
    }

    private void pin(Pair pair, int[] tokens) {
        pins.add(new TokenLedger.Pin(pair.window.state().fed(), tokens));
        pair.window.pin(tokens);
        pair.reference.pin(tokens);
    }

    /** The window rebuilt from the last layers * W tokens; its reference stays. */
    private Pair restored(TorchDecoder decoder, WindowConfig config, Pair pair) {
        long fed = pair.window.state().fed();
        TokenLedger ledger = Ledgers.of(decoder.shape().layers(), config, fed, entries, pins);
        pair.window.close();
        try (WindowRestore restore = new LedgerRestore(decoder, config, ledger)) {
            while (!restore.advance(5)) {
                assertThat(restore.remaining()).isPositive();
            }
            return new Pair(restore.window(), pair.reference);
        }
    }

    private void forkAndDrop(TorchDecoder decoder, Pair parent, Random random, int depth) {
        try (SinkWindow window = parent.window.fork()) {
            Pair fork = new Pair(window, parent.reference.fork());
            int[] prompt = Engines.tokens(random, random.nextInt(12));
            int length = 1 + random.nextInt(12);
            Generation written = Engines.generate(decoder, Engines.greedy(fork.window, prompt, length));
            if (prompt.length > 0) {
                fork.reference.feed(prompt);
            }
            for (int token : written.tokens()) {
                double[] expected = fork.reference.logits();
                assertThat(expected[token])
                        .as("the token written, after %s", fork.window.state())
                        .isCloseTo(Arrays.stream(expected).max().orElseThrow(), within(TOLERANCE));
                fork.reference.feed(new int[] {token});
            }
            assertThat(Engines.distance(fork.window.logits(), fork.reference.logits()))
                    .as("fork")
                    .isLessThan(TOLERANCE);
            if (depth > 1) {
                forkAndDrop(decoder, fork, random, depth - 1);
            }
        }
    }
}
