package tidewire.app.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.app.terminal.ProgressLine;
import tidewire.app.terminal.StartLines;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;

/** What the terminal says of how far things are. */
class RunProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-27T14:02:07Z");

    private final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    private final RunOutput output = new RunOutput(nowhere, true, new ProgressLine(nowhere, false), Map.of());

    @Test
    void line_ofARun_namesTheSlowestTape_whoHoldsItUp_andHowFarTheModelIs() {
        output.status(tape("world", NOW.minusSeconds(2), 9, null));
        output.status(tape("markets", NOW.minusSeconds(40), 99, "ingest-2"));
        output.telemetry(read("world", NOW.minusSeconds(2), 9));
        output.telemetry(read("markets", NOW.minus(Duration.ofHours(3)), 49));

        assertThat(new RunProgress(output, () -> null).get())
                .isEqualTo("tapes 40 s behind now, 110 entries, markets waits for ingest-2"
                        + " | model 50 entries, 3 h behind | 0 digests | 0 tokens/s");
    }

    @Test
    void line_ofADemo_saysHowFarTheWorldIs() {
        output.status(tape("world", NOW, 0, null));
        output.telemetry(read("world", NOW, 0));
        String world = RunProgress.played(Instant.parse("2013-10-07T14:00:00Z"), 1, 2_725_034);

        assertThat(new RunProgress(output, () -> world).get())
                .isEqualTo("Mon 7 Oct 2013 14:00 UTC | 1 item, 2,725,034 trades | model has read all | 0 digests"
                        + " | 0 tokens/s");
    }

    @Test
    void startLine_saysHowLongAgoTheTapesStopped_orThatTheyBegin() {
        assertThat(StartLines.behind(
                        List.of(
                                tape("world", NOW.minus(Duration.ofHours(2)), 1, null),
                                tape("markets", NOW.minus(Duration.ofHours(3)), 1, null)),
                        NOW))
                .isEqualTo("the tapes go on from Fri 27 Nov 2026 11:02 UTC, 3 h ago");
        assertThat(StartLines.behind(List.of(), NOW)).isEqualTo("the tapes begin now: nothing was read before");
    }

    @Test
    void report_ofARun_tellsTheTapes() {
        output.status(tape("world", NOW, 9, null));

        assertThat(RunReport.of(output, -1, -1, Duration.ofSeconds(5)))
                .anySatisfy(line -> assertThat(line).contains("10 entries, 10 of them not read by the model"))
                .noneSatisfy(line -> assertThat(line).contains("-1"));
    }

    @Test
    void tapesPassed_completes_whenEveryDeskHasComeToTheEnd_andNotBefore() {
        CompletableFuture<Instant> end = new CompletableFuture<>();
        CompletableFuture<Instant> passed = output.tapesPassed(List.of("world", "markets"), end);
        output.status(tape("world", NOW, 1, null));
        end.complete(NOW);
        output.status(tape("markets", NOW.minusSeconds(1), 1, null));
        assertThat(passed).isNotDone();

        output.status(tape("markets", NOW, 2, null));
        assertThat(passed).isCompletedWithValue(NOW);
    }

    private static TapeStatus tape(String desk, Instant time, long sequence, @Nullable String waitingFor) {
        return new TapeStatus(desk, time, sequence, Map.of(), waitingFor, NOW);
    }

    private static Telemetry read(String desk, Instant time, long sequence) {
        return new Telemetry(
                desk,
                time,
                sequence,
                false,
                new Telemetry.Window(4, 0, 10, 100, 10, 0, List.of(10)),
                Map.of(),
                Map.of());
    }
}
