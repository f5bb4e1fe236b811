package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.NativeArrays;
import tidewire.llm.torch.TorchDecoder;

/**
 * A million tokens, fed in entries, leave memory and loss where they were. (Time per token belongs to {@code tidewire bench
 * engine}: tests assert no times.)
 *
 * <p>The stream is one block of random entries, twenty times over. Before each block stands the same text, so each block's loss is
 * the same but for rounding: drift with the position in the stream, of angles for example, shows to a millionth of a nat,
 * where fresh tokens would hide it under a hundredth.
 */
class MillionTokenStreamTest {
    private static final int BLOCKS = 20;
    private static final int BLOCK = 50_000;
    private static final int WARM_BLOCKS = 2;
    private static final WindowConfig CONFIG = new WindowConfig(4, 256, Eviction.ENTRY, 256);

    /** Rounding of one block's mean, nats per token: float32 sums of a few hundred terms, averaged over the block. */
    private static final double ROUNDING = 1e-6;

    /**
     * Heap that grows, pages that allocators keep. A few thousand chunks are fed in between: 4 KiB that each leaves behind
     * would be more.
     */
    private static final long NOISE = 16L << 20;

    @Test
    @EnabledOnOs(OS.LINUX)
    void lossAndMemory_doNotDrift_overAMillionTokens() throws IOException {
        List<int[]> entries = block(new Random(1));
        double[] losses = new double[BLOCKS];
        long liveWarm = 0;
        long residentWarm = 0;
        try (TorchDecoder decoder = Engines.tiny(WeightFormat.F32);
                SinkWindow window = new RollingWindow(decoder, CONFIG)) {
            window.feed(new int[] {1, 2, 3, 4});
            feed(window, entries);
            for (int block = 0; block < BLOCKS; block++) {
                if (block == WARM_BLOCKS) {
                    liveWarm = NativeArrays.live();
                    residentWarm = residentBytes();
                }
                losses[block] = feed(window, entries) / BLOCK;
            }
            long growth = residentBytes() - residentWarm;
            long live = NativeArrays.live() - liveWarm;
            double slope = slope(losses);
            double error = standardError(losses, slope);
            System.out.printf(
                    Locale.ROOT,
                    "%,d tokens: loss %.7f to %.7f, slope %.1e ± %.1e nats per block; memory grew by %,d KiB%n",
                    window.state().fed(),
                    Arrays.stream(losses).min().orElseThrow(),
                    Arrays.stream(losses).max().orElseThrow(),
                    slope,
                    error,
                    growth >> 10);

            assertThat(window.state().fed()).isGreaterThan(1_000_000);
            assertSoftly(softly -> {
                softly.assertThat(live).as("native arrays that stayed open").isZero();
                softly.assertThat(growth).as("growth of resident memory").isLessThan(NOISE);
                softly.assertThat(Math.abs(slope))
                        .as("slope of the loss, nats per token and block")
                        .isLessThan(4 * error + ROUNDING / BLOCKS);
                softly.assertThat(Arrays.stream(losses).boxed().toList())
                        .as("loss of each block")
                        .allSatisfy(loss -> assertThat(loss).isCloseTo(losses[0], within(ROUNDING)));
            });
        }
    }

    /** Entries of every length, {@link #BLOCK} tokens together. */
    private static List<int[]> block(Random random) {
        List<int[]> entries = new ArrayList<>();
        for (int left = BLOCK; left > 0; left -= entries.get(entries.size() - 1).length) {
            entries.add(Engines.tokens(random, Math.min(left, 1 + random.nextInt(CONFIG.maxEntry()))));
        }
        return entries;
    }

    private static double feed(SinkWindow window, List<int[]> entries) {
        double surprisal = 0;
        for (int[] entry : entries) {
            surprisal += window.feed(entry).surprisal();
        }
        return surprisal;
    }

    /** Of the least-squares line through the values, per step. */
    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            products += (i - middle) * values[i];
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }

    private static double standardError(double[] values, double slope) {
        double middle = (values.length - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElseThrow();
        double residuals = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            residuals += Math.pow(values[i] - mean - slope * (i - middle), 2);
            squares += (i - middle) * (i - middle);
        }
        return Math.sqrt(residuals / (values.length - 2) / squares);
    }

    private static long residentBytes() throws IOException {
        System.gc();
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
        return Long.parseLong(pages) * 4096;
    }
}
