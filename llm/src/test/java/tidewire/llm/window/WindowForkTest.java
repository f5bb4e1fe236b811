package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.TorchDecoder;

class WindowForkTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 30, Eviction.ENTRY, 12);

    @ParameterizedTest
    @EnumSource(names = {"F32", "FP16", "BF16"})
    void parent_continuesBitForBit_afterItsForksAreDropped(WeightFormat format) {
        Formats.assumeAvailable(format);
        Random random = new Random(1);
        try (TorchDecoder decoder = Engines.tiny(format);
                SinkWindow disturbed = new RollingWindow(decoder, CONFIG);
                SinkWindow untouched = new RollingWindow(decoder, CONFIG)) {
            for (int i = 0; i < 25; i++) {
                // Some forks are made before the sinks are complete.
                int[] entry = Engines.tokens(random, i == 0 ? 2 : 1 + random.nextInt(12));
                assertThat(disturbed.feed(entry)).isEqualTo(untouched.feed(entry));
                try (SinkWindow fork = disturbed.fork();
                        SinkWindow nested = fork.fork()) {
                    fork.feed(Engines.tokens(random, 9));
                    nested.pin(Engines.tokens(random, 3));
                    Engines.generate(decoder, Engines.greedy(nested, Engines.tokens(random, 4), 40));
                }
                assertThat(disturbed.logits()).isEqualTo(untouched.logits());
                assertThat(Arrays.toString(disturbed.state().entries()))
                        .isEqualTo(Arrays.toString(untouched.state().entries()));
            }
        }
    }

    /** A fork evicts by token: it holds W tokens where its parent dropped whole entries. */
    @ParameterizedTest
    @EnumSource(names = {"F32"})
    void fork_evictsByToken(WeightFormat format) {
        try (TorchDecoder decoder = Engines.tiny(format);
                SinkWindow window = new RollingWindow(decoder, CONFIG)) {
            Random random = new Random(2);
            for (int i = 0; i < 6; i++) {
                window.feed(Engines.tokens(random, 11));
            }
            assertThat(window.state().entries()).containsExactly(11, 11);
            try (SinkWindow fork = window.fork()) {
                fork.feed(Engines.tokens(random, 12));
                assertThat(fork.state().entries()).containsExactly(7, 11, 12);
                assertThat(fork.state().rolling()).isEqualTo(30);
            }
        }
    }
}
