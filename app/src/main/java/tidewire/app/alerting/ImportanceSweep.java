package tidewire.app.alerting;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertPolicy;

/** The same rules with other thresholds of importance: how many alerts each would send. */
final class ImportanceSweep {
    private static final int FROM = 40;
    private static final int TO = 70;
    private static final int STEP = 5;

    private final Map<Double, RulesReplay> replays = new TreeMap<>();

    /** Sweeps nothing when no rule asks for importance. */
    ImportanceSweep(AlertPolicy policy, RulesReplay.Zones zones, Severity least) {
        if (policy.rules().stream().anyMatch(rule -> rule.importance() > 0)) {
            IntStream.iterate(FROM, percent -> percent <= TO, percent -> percent + STEP)
                    .mapToObj(percent -> percent / 100.0)
                    .forEach(importance ->
                            replays.put(importance, new RulesReplay(policy.withImportance(importance), zones, least)));
        }
    }

    void take(TapeEntry entry) {
        replays.values().forEach(replay -> replay.take(entry));
    }

    /** @param labels null when the reports have none */
    void print(PrintStream out, Set<LocalDate> days, @Nullable LabelReport labels) {
        if (replays.isEmpty() || days.isEmpty()) {
            return;
        }
        out.println("With another importance in the rules that ask for one:");
        replays.forEach((importance, replay) -> {
            List<Sent> sent = replay.sent();
            String found = labels == null
                    ? ""
                    : "   " + labels.told(replay, LabelReport.MUST_LEAD) + " of "
                            + labels.of(LabelReport.MUST_LEAD).size() + " that must lead";
            out.printf(Locale.ROOT, "  %.2f  %6.1f a day%s%n", importance, (double) sent.size() / days.size(), found);
        });
    }
}
