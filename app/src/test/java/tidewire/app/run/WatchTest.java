package tidewire.app.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tidewire.app.output.RunOutput;
import tidewire.app.terminal.ProgressLine;

class WatchTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void run_whoseResultsCanNoLongerBeRead_ends_andSaysWhy() {
        RunOutput output = new RunOutput(NOWHERE, true, new ProgressLine(NOWHERE, false), Map.of());
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            output.unreadable("not allowed");
            assertThatThrownBy(() -> Watch.until(output.lost(), Optional::empty, lifecycle))
                    .hasRootCauseMessage("results can no longer be read: not allowed");
        }
    }

    @Test
    void run_whoseStageHasStopped_ends_andSaysWhy() {
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            assertThatThrownBy(() -> Watch.until(
                            new CompletableFuture<>(), () -> Optional.of("tidewire-tape stopped: odd"), lifecycle))
                    .hasRootCauseMessage("tidewire-tape stopped: odd");
        }
    }

    /** Jars that were replaced under a running process, for one. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void run_whoseStagesCannotBeAsked_ends_andSaysWhy() {
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            assertThatThrownBy(() -> Watch.until(
                            new CompletableFuture<>(),
                            () -> {
                                throw new NoClassDefFoundError("a class is gone");
                            },
                            lifecycle))
                    .hasRootCauseMessage("a class is gone");
        }
    }
}
