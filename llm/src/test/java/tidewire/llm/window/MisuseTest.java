package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.llm.GenerationRequest;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.TorchDecoder;

/** Wrong use ends in a clear exception, never in a dead JVM, and leaves the rest working. */
class MisuseTest {
    private static final WindowConfig CONFIG = new WindowConfig(2, 16, Eviction.TOKEN, 8);
    private TorchDecoder decoder;
    private SinkWindow window;

    @BeforeEach
    void open() {
        decoder = Engines.tiny(WeightFormat.F32);
        window = new RollingWindow(decoder, CONFIG);
    }

    @AfterEach
    void close() {
        window.close();
        decoder.close();
    }

    @Test
    void window_refusesUse_afterClose() {
        window.feed(new int[] {1});
        window.close();
        window.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> window.feed(new int[] {1}))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(window::logits).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(window::fork).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(window::state).withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> window.pin(new int[0]))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.generate(decoder, Engines.greedy(window, new int[] {1}, 1)))
                .withMessageContaining("closed");
    }

    @Test
    void windowsOfAClosedModel_refuseUse_andCanBeClosed() {
        window.feed(new int[] {1});
        decoder.close();
        decoder.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> window.feed(new int[] {1}))
                .withMessage("the model is closed");
        assertThatIllegalStateException().isThrownBy(() -> new RollingWindow(decoder, CONFIG));
        window.close();
    }

    @Test
    void secondThread_isRefused_whileTheFirstIsAtWork() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        window.feed(new int[] {1});
        Sampler waiting = logits -> {
            atWork.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        };
        GenerationRequest request = new GenerationRequest(
                window, new int[0], 1, java.util.Set.of(), waiting, TokenConstraint.NONE, () -> false);
        ExecutorService other = Executors.newSingleThreadExecutor(task -> new Thread(task, "desk-7"));
        try {
            Future<?> writing = other.submit(() -> Engines.generate(decoder, request));
            atWork.await();

            assertThatIllegalStateException()
                    .isThrownBy(() -> window.feed(new int[] {1}))
                    .withMessageContaining("in use by thread desk-7");
            assertThatIllegalStateException().isThrownBy(window::close).withMessageContaining("desk-7");
            goOn.countDown();
            writing.get();
            assertThat(window.feed(new int[] {1}).tokens()).isEqualTo(1);
        } finally {
            goOn.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void windows_workSideBySide_onOneModel() throws Exception {
        float[] alone = feedMany(decoder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<?>[] tasks = new Future<?>[8];
            for (int i = 0; i < tasks.length; i++) {
                tasks[i] = threads.submit(() -> assertThat(feedMany(decoder)).isEqualTo(alone));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] feedMany(TorchDecoder decoder) {
        try (SinkWindow window = new RollingWindow(decoder, CONFIG)) {
            for (int i = 0; i < 100; i++) {
                window.feed(new int[] {i % 60, 3, 5});
            }
            return window.logits();
        }
    }

    /** Closing waits for calls under way; what comes later is refused. */
    @Test
    void closingTheModel_whileWindowsWork_isSafe() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch started = new CountDownLatch(2);
            Runnable work = () -> {
                try (SinkWindow own = new RollingWindow(decoder, CONFIG)) {
                    own.feed(new int[] {1});
                    started.countDown();
                    while (true) {
                        own.feed(new int[] {1, 2, 3});
                    }
                }
            };
            Future<?> one = threads.submit(work);
            Future<?> other = threads.submit(work);
            started.await();
            decoder.close();
            for (Future<?> task : new Future<?>[] {one, other}) {
                assertThatThrownBy(task::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("the model is closed");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void badParameters_areRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window.feed(new int[0]))
                .withMessageContaining("at least one token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window.feed(new int[] {3, Engines.VOCABULARY}))
                .withMessageContaining("token id " + Engines.VOCABULARY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window.pin(new int[17]))
                .withMessageContaining("pin: 17 tokens");
        assertThatIllegalStateException().isThrownBy(window::logits).withMessageContaining("nothing was fed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(-1, 16, Eviction.TOKEN, 8))
                .withMessageContaining("window.sinks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(4, 0, Eviction.TOKEN, 8))
                .withMessageContaining("window.rolling");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(4, 16, Eviction.TOKEN, 17))
                .withMessageContaining("window.maxEntry");
        RandomCheckpoint tiny = RandomCheckpoint.tiny();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchDecoder.load(tiny.shape(), tiny, WeightFormat.F32, "tpu"))
                .withMessageContaining("device must be cpu, cuda or cuda:N, was tpu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sampler.seeded(1, 0, 0, 1))
                .withMessageContaining("temperature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sampler.seeded(1, 1, -1, 1))
                .withMessageContaining("topK");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sampler.seeded(1, 1, 0, 0))
                .withMessageContaining("topP");
    }

    @Test
    void tooLongEntry_isCutAndCounted() {
        SinkWindow.Fed fed = window.feed(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

        assertThat(fed.tokens()).isEqualTo(8);
        assertThat(fed.cut()).isEqualTo(3);
        assertThat(window.state().fed()).isEqualTo(8);
        assertThat(window.state().entries()).containsExactly(6);
    }
}
