package tidewire.summarizer.digest.tell;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tidewire.events.Telemetry;
import tidewire.llm.WindowState;

/** Running totals of a desk since its stage started: for eyes, never for results. */
public final class DeskCounters {
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    public DeskCounters() {
        for (String name : new String[] {
            "entries", "tokensRead", "tokensWritten", "digests", "linesGenerated", "linesExtracted", "forks"
        }) {
            counters.put(name, 0L);
        }
        for (String name : new String[] {"prefill", "decode", "restore"}) {
            seconds.put(name, 0.0);
        }
    }

    public void add(String name, long count) {
        counters.merge(name, count, Long::sum);
    }

    public void spent(String name, long nanos) {
        seconds.merge(name, nanos / 1e9, Double::sum);
    }

    public long get(String name) {
        return counters.getOrDefault(name, 0L);
    }

    public Telemetry telemetry(String desk, Instant time, long sequence, boolean intervalEnd, WindowState window) {
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
