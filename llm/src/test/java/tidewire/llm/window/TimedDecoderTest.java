package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.TorchDecoder;

class TimedDecoderTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 30, Eviction.TOKEN, 12);

    @Test
    void decoderWithAClock_computesTheSameAndTellsEveryKindOfWork() {
        RandomCheckpoint tiny = RandomCheckpoint.tiny();
        int[] entry = Engines.tokens(new Random(1), 12);
        try (TorchDecoder plain = Engines.tiny(WeightFormat.F32);
                TorchDecoder timed = TorchDecoder.loadTimed(tiny.shape(), tiny, WeightFormat.F32);
                RollingWindow expected = new RollingWindow(plain, CONFIG);
                RollingWindow window = new RollingWindow(timed, CONFIG)) {
            expected.feed(entry);
            window.feed(entry);
            assertThat(Engines.generate(timed, Engines.greedy(window, entry, 8)).tokens())
                    .isEqualTo(Engines.generate(plain, Engines.greedy(expected, entry, 8))
                            .tokens());
            assertThat(window.logits()).isEqualTo(expected.logits());
            try (SinkWindow fork = window.fork()) {
                Engines.generate(timed, Engines.greedy(fork, entry, 8));
            }

            Map<String, Double> times = timed.takeTimes();
            assertThat(times).containsKeys("attention", "norms", "rotation", "projection to the vocabulary");
            assertThat(times.values()).allMatch(microseconds -> microseconds > 0);
            assertThat(timed.takeTimes().values())
                    .as("nothing was done since")
                    .allMatch(microseconds -> microseconds == 0);
        }
    }
}
