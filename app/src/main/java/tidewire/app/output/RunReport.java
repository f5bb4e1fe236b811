package tidewire.app.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closing report of a run: what went in, what came out, where the time went. */
public final class RunReport {
    private RunReport() {}

    /**
     * The lines of the report.
     *
     * @param items news items that went in, -1 when nobody counted: then it is the entries of the tapes that are told
     * @param trades trades that went in, -1 when nobody counted
     */
    public static List<String> of(RunOutput output, long items, long trades, Duration wall) {
        Totals t = output.totals();
        List<String> lines = new ArrayList<>();
        if (items >= 0) {
            lines.add(row("in", number(items) + " items, " + number(trades) + " trades"));
        }
        if (items < 0) {
            long entries = t.tapes().values().stream()
                    .mapToLong(tape -> tape.sequence() + 1)
                    .sum();
            lines.add(row(
                    "tapes",
                    number(entries) + " entries"
                            + (t.unread() == 0
                                    ? ", all read"
                                    : ", " + number(t.unread()) + " of them not read by the model")));
        }
        lines.add(row(
                "out",
                number(t.digests()) + " digests" + desks(t.digestsByDesk()) + ", " + number(t.moves()) + " moves, "
                        + number(t.alerts()) + " alerts"));
        lines.add(row("lines", share(t.generated(), t.extracted())));
        t.reasons().forEach((why, count) -> lines.add(row("", number(count) + " extracted: " + why)));
        lines.add(row(
                "tokens",
                number(t.counter("tokensRead")) + " read, " + number(t.counter("tokensWritten")) + " written"));
        lines.add(row("time", seconds(wall.toMillis() / 1000.0) + " in all" + times(t.seconds(), wall)));
        return lines;
    }

    /** A time as the report says it. */
    public static String time(Instant time) {
        return TimeSpans.time(time);
    }

    private static String desks(Map<String, Integer> digests) {
        List<String> each = new ArrayList<>();
        digests.forEach((desk, count) -> each.add(desk + " " + count));
        return each.isEmpty() ? "" : " (" + String.join(", ", each) + ")";
    }

    private static String share(int generated, int extracted) {
        int all = generated + extracted;
        return number(all) + ", " + number(generated) + " generated"
                + (all == 0 ? "" : String.format(Locale.ROOT, " (%.0f%%)", 100.0 * generated / all)) + ", "
                + number(extracted) + " extracted";
    }

    /** What the model did, and the rest of the time, in which the digest stage had nothing for it to do. */
    private static String times(Map<String, Double> seconds, Duration wall) {
        List<String> parts = new ArrayList<>();
        seconds.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(e -> parts.add(e.getKey() + " " + seconds(e.getValue())));
        double busy = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.add("waiting for the tape " + seconds(Math.max(0, wall.toMillis() / 1000.0 - busy)));
        return "; the model: " + String.join(", ", parts);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String row(String name, String text) {
        return String.format(Locale.ROOT, "  %-7s %s", name, text);
    }
}
