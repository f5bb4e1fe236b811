package tidewire.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tidewire.app.output.RunOutput;
import tidewire.events.Telemetry;
import tidewire.summarizer.Desk;
import tidewire.summarizer.tape.desk.IntervalCalendar;

/** Whether every desk has written its last digest of the play: whether its tape has been read past its last interval. */
final class Completion {
    private final List<Desk> desks;
    private final Instant from;
    private final Instant end;

    /**
     * @param from first simulated time
     * @param end last simulated time, of which every source has said that it passed
     */
    Completion(List<Desk> desks, Instant from, Instant end) {
        this.desks = desks;
        this.from = from;
        this.end = end;
    }

    /** Completes when it is reached. */
    static CompletableFuture<Void> of(Completion completion, RunOutput output) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Runnable look = () -> {
            if (completion.isReached(output)) {
                written.complete(null);
            }
        };
        output.onTelemetry(look);
        // The last word may have been said before anyone listened for it.
        look.run();
        return written;
    }

    boolean isReached(RunOutput output) {
        return desks.stream().allMatch(desk -> isReached(desk, output));
    }

    private boolean isReached(Desk desk, RunOutput output) {
        Instant lastEnd = new IntervalCalendar(desk).atOrBefore(end);
        if (!lastEnd.isAfter(from)) {
            // Played for less than an interval of this desk.
            return true;
        }
        return output.latest(desk.name())
                .filter(told -> hasPassed(told, lastEnd))
                .isPresent();
    }

    private static boolean hasPassed(Telemetry told, Instant lastEnd) {
        return told.time().isAfter(lastEnd) || (told.time().equals(lastEnd) && told.intervalEnd());
    }
}
