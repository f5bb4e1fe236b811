package tidewire.app.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import tidewire.app.terminal.ProgressLine;
import tidewire.events.Alert;
import tidewire.events.Digest;
import tidewire.events.Move;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;

/** Prints digests on stdout as they come, and keeps the totals of the run. */
public final class RunOutput implements Results {
    private final PrintStream out;
    private final boolean json;
    private final ProgressLine progress;
    private final DigestText text;
    private final Totals totals = new Totals();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> statusListeners = new CopyOnWriteArrayList<>();

    /**
     * @param json digests as JSON lines, byte for byte as on the topic; else as text
     * @param zones time zone of each desk by name
     */
    public RunOutput(PrintStream out, boolean json, ProgressLine progress, Map<String, ZoneId> zones) {
        this.out = out;
        this.json = json;
        this.progress = progress;
        this.text = new DigestText(zones);
    }

    /** Calls back after each telemetry record. */
    public void onTelemetry(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void digest(Digest digest, byte[] value) {
        totals.add(digest);
        progress.clear();
        byte[] bytes = json ? value : text.of(digest).getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        if (json) {
            out.write('\n');
        }
        // A PrintStream keeps its failures to itself until asked.
        if (out.checkError()) {
            lost.completeExceptionally(new IllegalStateException("stdout was closed by who read it"));
        }
    }

    @Override
    public void alert(Alert alert) {
        totals.addAlert();
    }

    @Override
    public void move(Move move) {
        totals.addMove();
    }

    @Override
    public void telemetry(Telemetry telemetry) {
        totals.add(telemetry);
        listeners.forEach(Runnable::run);
    }

    @Override
    public void status(TapeStatus status) {
        totals.add(status);
        statusListeners.forEach(Runnable::run);
    }

    /** Completes with a time, once it is known and the tapes of these desks have come to it. */
    public CompletableFuture<Instant> tapesPassed(List<String> desks, CompletableFuture<Instant> time) {
        return time.thenCompose(end -> {
            CompletableFuture<Instant> passed = new CompletableFuture<>();
            Runnable look = () -> {
                Map<String, TapeStatus> tapes = totals.tapes();
                if (desks.stream().allMatch(desk -> {
                    TapeStatus tape = tapes.get(desk);
                    return tape != null && !tape.time().isBefore(end);
                })) {
                    passed.complete(end);
                }
            };
            statusListeners.add(look);
            look.run(); // The last word may have been said before anyone listened for it.
            return passed;
        });
    }

    @Override
    public void unreadable(String reason) {
        lost.completeExceptionally(new IllegalStateException("results can no longer be read: " + reason));
    }

    /** Fails when digests can no longer be read or printed; never completes otherwise. */
    public CompletableFuture<Void> lost() {
        return lost;
    }

    /** The latest state of a desk that has been told. */
    public Optional<Telemetry> latest(String desk) {
        return Optional.ofNullable(totals.latest(desk));
    }

    public int digests() {
        return totals.digests();
    }

    Totals totals() {
        return totals;
    }
}
