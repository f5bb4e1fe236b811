package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowRestore;
import tidewire.llm.torch.NativeArrays;
import tidewire.llm.torch.TorchDecoder;

/** 100,000 steps, 1,000 forks and 100 restores leave nothing behind. */
class NativeMemoryTest {
    /**
     * The Java heap may still grow, and allocators keep some pages. What the count of live arrays cannot see, temporaries of the
     * TorchScript program, would take more than this: over a hundred tensors a step.
     */
    private static final long NOISE = 48L << 20;

    private static final WindowConfig CONFIG = new WindowConfig(4, 64, Eviction.ENTRY, 32);
    private final Random random = new Random(1);

    @Test
    @EnabledOnOs(OS.LINUX)
    void work_leavesNothingBehind() throws IOException {
        RandomCheckpoint checkpoint = RandomCheckpoint.of(
                RandomCheckpoint.shape(1, 16, 2, 1, 8, 16, Engines.VOCABULARY, false, false, true), 1);
        long atStart = NativeArrays.live();
        try (TorchDecoder decoder = Engines.load(checkpoint, WeightFormat.FP16);
                SinkWindow window = new RollingWindow(decoder, CONFIG)) {
            work(decoder, window, 200, 20);
            long liveBefore = NativeArrays.live();
            long memoryBefore = residentBytes();

            work(decoder, window, 1000, 100);

            assertThat(NativeArrays.live()).isEqualTo(liveBefore);
            assertThat(residentBytes() - memoryBefore)
                    .as("growth of resident memory")
                    .isLessThan(NOISE);
        }
        assertThat(NativeArrays.live()).isEqualTo(atStart);
    }

    /** 100 steps on each fork, four forks side by side; now and then another pin; a restore is given up now and then. */
    private void work(TorchDecoder decoder, SinkWindow window, int forks, int restores) {
        for (int i = 0; i < forks; i += 4) {
            window.feed(Engines.tokens(random, 1 + random.nextInt(32)));
            if (i % 100 == 0) {
                window.pin(Engines.tokens(random, random.nextInt(5)));
            }
            try (SinkWindow one = window.fork();
                    SinkWindow two = window.fork();
                    SinkWindow three = window.fork();
                    SinkWindow four = one.fork()) {
                new BatchGeneration(
                                decoder,
                                Stream.of(one, two, three, four)
                                        .map(fork -> Engines.greedy(fork, Engines.tokens(random, 3), 100))
                                        .toList())
                        .run();
            }
        }
        for (int i = 0; i < restores; i++) {
            TokenLedger ledger = new TokenLedger(
                    new int[] {1, 2, 3, 4},
                    List.of(
                            new TokenLedger.Entry(1000, Engines.tokens(random, 32)),
                            new TokenLedger.Entry(1032, Engines.tokens(random, 32))),
                    List.of(new TokenLedger.Pin(900, new int[] {5, 6})));
            try (WindowRestore restore = new LedgerRestore(decoder, CONFIG, ledger)) {
                if (restore.advance(i % 2 == 0 ? 100 : 1)) {
                    restore.window().close();
                }
            }
        }
    }

    private static long residentBytes() throws IOException {
        System.gc();
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
        return Long.parseLong(pages) * 4096;
    }
}
