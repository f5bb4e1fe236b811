package tidewire.summarizer.digest;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tidewire.events.Phrasing;
import tidewire.events.Telemetry;
import tidewire.llm.WindowState;

/** Running totals of a desk since its stage started: for eyes, never for results. */
final class DeskCounters {
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    DeskCounters() {
        for (String name : new String[] {
            "entries", "tokensRead", "tokensWritten", "digests", "linesGenerated", "linesExtracted", "forks"
        }) {
            counters.put(name, 0L);
        }
        for (String name : new String[] {"prefill", "decode", "restore"}) {
            seconds.put(name, 0.0);
        }
    }

    void add(String name, long count) {
        counters.merge(name, count, Long::sum);
    }

    void spent(String name, long nanos) {
        seconds.merge(name, nanos / 1e9, Double::sum);
    }

    void line(Phrasing phrasing) {
        add(phrasing == Phrasing.GENERATED ? "linesGenerated" : "linesExtracted", 1);
    }

    long get(String name) {
        return counters.getOrDefault(name, 0L);
    }

    Telemetry telemetry(String desk, Instant time, long sequence, boolean intervalEnd, WindowState window) {
        return new Telemetry(
                desk,
                time,
                sequence,
                intervalEnd,
                new Telemetry.Window(
                        window.sinks(),
                        window.pinned(),
                        window.rolling(),
                        window.capacity(),
                        window.fed(),
                        window.evicted(),
                        Arrays.stream(window.entries()).boxed().toList()),
                counters,
                seconds);
    }
}
