package tidewire.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * State of a desk's window and counters since its stage started: for eyes, never for results. Differs between replays.
 *
 * @param desk name of the desk, the record's key
 * @param time event time that the desk's tape has reached
 * @param sequence sequence of the last tape entry that was processed
 * @param intervalEnd true when that entry ended an interval
 * @param window what the model sees now
 * @param counters running totals by name (entries, tokensRead, tokensWritten, digests, linesGenerated, linesExtracted, …)
 * @param seconds running totals of where the time went, by name (prefill, decode, restore, idle, …)
 */
public record Telemetry(
        String desk,
        Instant time,
        long sequence,
        boolean intervalEnd,
        Window window,
        Map<String, Long> counters,
        Map<String, Double> seconds)
        implements Event {

    /**
     * Sizes in tokens.
     *
     * @param capacity most rolling tokens the window holds
     * @param fed tokens ever fed
     * @param evicted tokens that have left the rolling part
     * @param entries lengths of the rolling entries, oldest first
     */
    public record Window(
            int sinks, int pinned, int rolling, int capacity, long fed, long evicted, List<Integer> entries) {
        public Window {
            entries = List.copyOf(Check.present("Telemetry.window.entries", entries));
        }
    }

    public Telemetry {
        Check.text("Telemetry.desk", desk);
        Check.present("Telemetry.time", time);
        Check.present("Telemetry.window", window);
        counters = Map.copyOf(Check.present("Telemetry.counters", counters));
        seconds = Map.copyOf(Check.present("Telemetry.seconds", seconds));
    }

    @Override
    public String eventId() {
        return desk + "/" + sequence;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}
