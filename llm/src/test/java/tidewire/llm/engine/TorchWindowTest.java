package tidewire.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;

class TorchWindowTest {
    @ParameterizedTest
    @EnumSource(Eviction.class)
    void logits_equalTheReference_overManyWraps(Eviction eviction) {
        RandomCheckpoint checkpoint = RandomCheckpoint.tiny();
        WindowConfig config = new WindowConfig(4, 24, eviction, 20);
        Random random = new Random(7);
        try (TorchDecoder decoder = TorchDecoder.load(checkpoint.shape(), checkpoint, WeightFormat.F32, "cpu");
                SinkWindow window = new TorchWindow(decoder, config)) {
            ReferenceWindow reference = new ReferenceWindow(checkpoint, config);
            for (int i = 0; i < 30; i++) {
                int[] entry = random.ints(1 + random.nextInt(20), 0, 61).toArray();
                double expected = reference.feed(entry);
                assertThat(window.feed(entry).surprisal()).as("entry %d", i).isCloseTo(expected, within(1e-3));
                assertClose(window.logits(), reference.logits(), 1e-4);
            }
        }
    }

    static void assertClose(float[] actual, double[] expected, double tolerance) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        assertThat(worst).as("greatest difference of logits").isLessThan(tolerance);
    }
}
