package tidewire.app.output;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.events.Digest;
import tidewire.events.Phrasing;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;

/** What a run has brought so far. */
final class Totals {
    private final Map<String, Telemetry> desks = new TreeMap<>();
    private final Map<String, TapeStatus> tapes = new TreeMap<>();
    private final Map<String, Integer> digestsByDesk = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int generated;
    private int extracted;
    private int moves;
    private int alerts;

    synchronized void add(Digest digest) {
        digestsByDesk.merge(digest.desk(), 1, Integer::sum);
        for (Digest.Line line : digest.lines()) {
            count(line.phrasing(), line.why());
        }
    }

    private void count(Phrasing phrasing, @Nullable String why) {
        if (phrasing == Phrasing.GENERATED) {
            generated++;
        } else {
            extracted++;
            reasons.merge(kind(String.valueOf(why)), 1, Integer::sum);
        }
    }

    /** Reasons name the word or figure that was refused; what is counted is their kind. */
    private static String kind(String why) {
        return why.replaceFirst("[:'\"].*", "").strip();
    }

    synchronized void addMove() {
        moves++;
    }

    synchronized void addAlert() {
        alerts++;
    }

    synchronized void add(TapeStatus status) {
        tapes.put(status.desk(), status);
    }

    /** How far the tapes have come, by desk. */
    synchronized Map<String, TapeStatus> tapes() {
        return new TreeMap<>(tapes);
    }

    /** Entries on the tapes of all desks together that the model has not read. */
    synchronized long unread() {
        return tapes.values().stream().mapToLong(this::unread).sum();
    }

    private long unread(TapeStatus tape) {
        Telemetry read = desks.get(tape.desk());
        return Math.max(0, tape.sequence() - (read == null ? -1 : read.sequence()));
    }

    /** How far the model is behind the tape that it is furthest behind, in time of that tape. */
    synchronized Duration behind() {
        return tapes.values().stream()
                .filter(tape -> unread(tape) > 0 && desks.containsKey(tape.desk()))
                .map(tape -> Duration.between(
                        Objects.requireNonNull(desks.get(tape.desk())).time(), tape.time()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    synchronized void add(Telemetry telemetry) {
        desks.put(telemetry.desk(), telemetry);
    }

    synchronized @Nullable Telemetry latest(String desk) {
        return desks.get(desk);
    }

    /** Sum over the desks of a running total of theirs. */
    synchronized long counter(String name) {
        return desks.values().stream()
                .mapToLong(t -> t.counters().getOrDefault(name, 0L))
                .sum();
    }

    /** Where the time went, by name, summed over the desks. */
    synchronized Map<String, Double> seconds() {
        Map<String, Double> sums = new HashMap<>();
        desks.values().forEach(t -> t.seconds().forEach((name, s) -> sums.merge(name, s, Double::sum)));
        return sums;
    }

    synchronized int digests() {
        return digestsByDesk.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Map<String, Integer> digestsByDesk() {
        return new TreeMap<>(digestsByDesk);
    }

    synchronized Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }

    synchronized int generated() {
        return generated;
    }

    synchronized int extracted() {
        return extracted;
    }

    synchronized int moves() {
        return moves;
    }

    synchronized int alerts() {
        return alerts;
    }
}
