package tidewire.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tidewire.app.output.RunOutput;
import tidewire.simulator.Progress;
import tidewire.summarizer.Desk;

/** Holds the simulated time at the end of each day until everything of that day is written, and tells of it then. */
final class DayEnds implements Consumer<Progress> {
    private static final Duration DAY = Duration.ofDays(1);
    /** So far is a tape behind an end of an interval at most when it has surely passed it: a step of the player. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final List<Desk> desks;
    private final Instant from;
    private final RunOutput output;
    private final Consumer<Instant> listener;
    private Instant next;

    /** @param from a midnight, the first simulated time */
    DayEnds(List<Desk> desks, Instant from, RunOutput output, Consumer<Instant> listener) {
        this.desks = desks;
        this.from = from;
        this.output = output;
        this.listener = listener;
        this.next = from.plus(DAY);
    }

    /** From the player's thread. */
    @Override
    public void accept(Progress step) {
        if (step.time().isBefore(next.plus(STEP))) {
            return;
        }
        CompletableFuture<Void> written = Completion.of(new Completion(desks, from, next), output);
        // What is lost is said by who waits for the whole play.
        CompletableFuture.anyOf(written, output.lost().exceptionally(lost -> null))
                .join();
        listener.accept(next);
        next = next.plus(DAY);
    }
}
