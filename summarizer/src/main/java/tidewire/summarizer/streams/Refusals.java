package tidewire.summarizer.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tidewire.events.consume.RefusalStreak;

/** Whether a stage sets aside all that it gets: then nothing comes of what is read, however well everything runs. */
final class Refusals {
    /** What counts the records that a stage could use. */
    private static final Map<String, String> USED = Map.of(
            "wire",
            "tidewire.wire.items",
            "market",
            "tidewire.market.trades",
            "tape",
            "tidewire.tape.entries",
            "digest",
            "tidewire.digest.entries");

    static final Set<String> STAGES = USED.keySet();

    private final MeterRegistry registry;
    private final Map<String, RefusalStreak> streaks = new TreeMap<>();
    /** What each stage had used when it last set one aside. */
    private final Map<String, Double> usedBefore = new TreeMap<>();

    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized void refused(String stage, String reason) {
        streak(stage).refused(reason);
    }

    /** Of stages that use nothing any more, by stage. */
    synchronized Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new TreeMap<>();
        for (String stage : List.copyOf(streaks.keySet())) {
            String problem = streak(stage).problem(stage);
            if (problem != null) {
                problems.put(stage, Optional.of(problem));
            }
        }
        return problems;
    }

    private RefusalStreak streak(String stage) {
        RefusalStreak streak = streaks.computeIfAbsent(stage, first -> new RefusalStreak());
        double used = used(stage);
        Double before = usedBefore.put(stage, used);
        if (before != null && before != used) {
            streak.used();
        }
        return streak;
    }

    private double used(String stage) {
        return registry.find(Objects.requireNonNull(USED.get(stage), stage)).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
