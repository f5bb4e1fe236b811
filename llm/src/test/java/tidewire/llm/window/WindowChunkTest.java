package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.TorchDecoder;

/** Neither how a stream is cut nor how long it has run may show. */
class WindowChunkTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 28, Eviction.TOKEN, 28);
    private static TorchDecoder decoder;

    @BeforeAll
    static void load() {
        decoder = Engines.tiny(WeightFormat.F32);
    }

    @AfterAll
    static void unload() {
        decoder.close();
    }

    /** 1, a non-divisor, across the sink boundary, W, more than W, everything at once. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 28, 29, 64, 400})
    void chunks_giveWhatSingleTokensGive(int chunk) {
        int[] tokens = Engines.tokens(new Random(3), 400);
        try (RollingWindow one = new RollingWindow(decoder, CONFIG);
                RollingWindow many = new RollingWindow(decoder, CONFIG)) {
            double expected = feedIn(one, tokens, 1);
            double actual = feedIn(many, tokens, chunk);

            assertThat(Engines.distance(many.logits(), one.logits())).isLessThan(1e-4);
            assertThat(Math.abs(actual - expected)).as("surprisal").isLessThan(1e-2);
            assertThat(many.state().evicted()).isEqualTo(one.state().evicted()).isEqualTo(400 - 4 - 28);
        }
    }

    @Test
    void chunks_giveWhatSingleTokensGive_whilePinned() {
        Random random = new Random(4);
        int[] tokens = Engines.tokens(random, 120);
        int[] pin = Engines.tokens(random, 6);
        try (RollingWindow one = new RollingWindow(decoder, CONFIG);
                RollingWindow many = new RollingWindow(decoder, CONFIG)) {
            one.pin(pin);
            many.pin(pin);
            feedIn(one, tokens, 1);
            feedIn(many, tokens, 41);

            assertThat(Engines.distance(many.logits(), one.logits())).isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void sameChunks_giveTheSameBytes(WeightFormat format) {
        Formats.assumeAvailable(format);
        int[] tokens = Engines.tokens(new Random(5), 300);
        try (TorchDecoder held = Engines.tiny(format);
                RollingWindow one = new RollingWindow(held, CONFIG);
                RollingWindow other = new RollingWindow(held, CONFIG)) {
            assertThat(feedIn(one, tokens, 13)).isEqualTo(feedIn(other, tokens, 13));
            assertThat(one.logits()).isEqualTo(other.logits());
        }
    }

    /** Exactly W rolling tokens are visible, the new one among them. One layer, so that nothing older is remembered. */
    @Test
    void oldestVisibleToken_isWMinusOneBack() {
        RandomCheckpoint oneLayer = RandomCheckpoint.of(
                RandomCheckpoint.shape(1, 32, 4, 2, 8, 48, Engines.VOCABULARY, false, false, true), 9);
        int[] tokens = Engines.tokens(new Random(6), 100);
        try (TorchDecoder one = Engines.load(oneLayer, WeightFormat.F32)) {
            float[] expected = logitsAfter(one, tokens);

            assertThat(logitsAfter(one, changed(tokens, 99 - 28))).as("W back").isEqualTo(expected);
            assertThat(Engines.distance(logitsAfter(one, changed(tokens, 99 - 27)), expected))
                    .as("W - 1 back")
                    .isGreaterThan(1e-3);
            assertThat(Engines.distance(logitsAfter(one, changed(tokens, 3)), expected))
                    .as("last sink")
                    .isGreaterThan(1e-3);
            assertThat(logitsAfter(one, changed(tokens, 4)))
                    .as("first after the sinks")
                    .isEqualTo(expected);
        }
    }

    /** A fact that was evicted has no influence; pinned again, it has. */
    @Test
    void evictedTokens_countAgain_whenPinned() {
        RandomCheckpoint oneLayer = RandomCheckpoint.of(
                RandomCheckpoint.shape(1, 32, 4, 2, 8, 48, Engines.VOCABULARY, false, false, true), 9);
        int[] tokens = Engines.tokens(new Random(7), 100);
        int[] other = tokens.clone();
        for (int i = 20; i < 26; i++) {
            other[i] = (other[i] + 1) % Engines.VOCABULARY;
        }
        try (TorchDecoder one = Engines.load(oneLayer, WeightFormat.F32);
                RollingWindow window = new RollingWindow(one, CONFIG);
                RollingWindow changed = new RollingWindow(one, CONFIG)) {
            feedIn(window, Arrays.copyOf(tokens, 40), 10);
            feedIn(changed, Arrays.copyOf(other, 40), 10);
            assertThat(Engines.distance(window.logits(), changed.logits()))
                    .as("in the window")
                    .isGreaterThan(1e-3);

            feedIn(window, Arrays.copyOfRange(tokens, 40, 100), 10);
            feedIn(changed, Arrays.copyOfRange(other, 40, 100), 10);
            assertThat(window.logits()).as("evicted").isEqualTo(changed.logits());

            window.pin(Arrays.copyOfRange(tokens, 20, 26));
            changed.pin(Arrays.copyOfRange(other, 20, 26));
            feedIn(window, new int[] {1}, 1);
            feedIn(changed, new int[] {1}, 1);
            assertThat(Engines.distance(window.logits(), changed.logits()))
                    .as("pinned")
                    .isGreaterThan(1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 10_000_000})
    void streamOffset_doesNotShow(long offset) {
        int[] tokens = Engines.tokens(new Random(8), 200);
        try (RollingWindow near = new RollingWindow(decoder, CONFIG);
                RollingWindow far = new RollingWindow(decoder, CONFIG)) {
            feedIn(near, Arrays.copyOf(tokens, 4), 4);
            feedIn(far, Arrays.copyOf(tokens, 4), 4);
            far.skipTo(4 + offset);
            double worst = 0;
            for (int i = 4; i < tokens.length; i += 7) {
                int[] chunk = Arrays.copyOfRange(tokens, i, i + 7);
                near.feedEntry(chunk, false);
                far.feedEntry(chunk, false);
                worst = Math.max(worst, Engines.distance(far.logits(), near.logits()));
            }
            assertThat(worst).isLessThan(1e-4);
            int[] written = Engines.generate(decoder, Engines.greedy(near, new int[0], 40))
                    .tokens();
            assertThat(Engines.generate(decoder, Engines.greedy(far, new int[0], 40))
                            .tokens())
                    .isEqualTo(written);
        }
    }

    private static double feedIn(RollingWindow window, int[] tokens, int chunk) {
        double surprisal = 0;
        for (int i = 0; i < tokens.length; i += chunk) {
            surprisal += window.feedEntry(Arrays.copyOfRange(tokens, i, Math.min(i + chunk, tokens.length)), true);
        }
        return surprisal;
    }

    private static float[] logitsAfter(TorchDecoder decoder, int[] tokens) {
        try (RollingWindow window = new RollingWindow(decoder, CONFIG)) {
            feedIn(window, tokens, 10);
            return window.logits();
        }
    }

    private static int[] changed(int[] tokens, int at) {
        int[] changed = tokens.clone();
        changed[at] = (changed[at] + 1) % Engines.VOCABULARY;
        return changed;
    }
}
