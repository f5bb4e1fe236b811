package tidewire.summarizer.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether a stage sets aside all that it gets: then nothing comes of what is read, however well everything runs. */
final class Refusals {
    /** So many in a row are no accident. */
    static final int MANY = 20;

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

    /** Records set aside since one was used. */
    private record Streak(int length, double used, String reason) {}

    private final MeterRegistry registry;
    private final Map<String, Streak> streaks = new TreeMap<>();

    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized void refused(String stage, String reason) {
        double used = used(stage);
        streaks.merge(
                stage,
                new Streak(1, used, reason),
                (before, one) -> before.used() == used ? new Streak(before.length() + 1, used, reason) : one);
    }

    /** Of stages that use nothing any more, by stage. */
    synchronized Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new TreeMap<>();
        streaks.forEach((stage, streak) -> {
            if (streak.length() >= MANY && streak.used() == used(stage)) {
                problems.put(
                        stage,
                        Optional.of("the last " + streak.length() + " records were all set aside, the last one because "
                                + streak.reason() + " (./tidewire dlq show " + stage + ")"));
            }
        });
        return problems;
    }

    private double used(String stage) {
        return registry.find(Objects.requireNonNull(USED.get(stage), stage)).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
