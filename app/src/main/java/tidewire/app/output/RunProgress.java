package tidewire.app.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.events.TapeStatus;

/** The words of the status line: how far the tapes are, how far the model is behind them, what has come of it. */
public final class RunProgress implements Supplier<String> {
    private final RunOutput output;
    private final Supplier<@Nullable String> world;
    private final Rate tokens = new Rate();

    /** @param world how far what is read has come, where somebody knows it better than the tapes; null for the tapes */
    public RunProgress(RunOutput output, Supplier<@Nullable String> world) {
        this.output = output;
        this.world = world;
    }

    /** How far a simulated world has come. */
    public static String played(Instant time, long items, long trades) {
        return TimeSpans.time(time) + " | " + RunReport.number(items) + (items == 1 ? " item, " : " items, ")
                + RunReport.number(trades) + (trades == 1 ? " trade" : " trades");
    }

    @Override
    public String get() {
        Totals totals = output.totals();
        double rate = tokens.look(totals.counter("tokensRead") + totals.counter("tokensWritten"), System.nanoTime());
        String played = world.get();
        List<String> parts = new ArrayList<>();
        parts.add(played == null ? tapes(totals.tapes()) : played);
        parts.add(model(totals));
        parts.add(RunReport.number(totals.digests()) + " digests");
        parts.add(RunReport.number(Math.round(rate)) + " tokens/s");
        return String.join(" | ", parts);
    }

    private static String tapes(Map<String, TapeStatus> tapes) {
        if (tapes.isEmpty()) {
            return "the tapes have not begun";
        }
        TapeStatus slowest = Objects.requireNonNull(tapes.values().stream()
                .reduce((a, b) -> behind(a).compareTo(behind(b)) >= 0 ? a : b)
                .orElse(null));
        String held = tapes.values().stream()
                .filter(tape -> tape.waitingFor() != null)
                .map(tape -> tape.desk() + " waits for " + tape.waitingFor())
                .collect(Collectors.joining(", "));
        long entries =
                tapes.values().stream().mapToLong(tape -> tape.sequence() + 1).sum();
        return "tapes " + TimeSpans.length(behind(slowest)) + " behind now, " + RunReport.number(entries) + " entries"
                + (held.isEmpty() ? "" : ", " + held);
    }

    private static Duration behind(TapeStatus tape) {
        return Duration.between(tape.time(), tape.told());
    }

    private static String model(Totals totals) {
        long unread = totals.unread();
        if (unread == 0) {
            return "model has read all";
        }
        Duration behind = totals.behind();
        return "model " + RunReport.number(unread) + (unread == 1 ? " entry" : " entries")
                + (behind.compareTo(Duration.ofMinutes(1)) > 0 ? ", " + TimeSpans.length(behind) : "") + " behind";
    }
}
