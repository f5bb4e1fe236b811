package tidewire.benchmarks.soak;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tidewire.app.topics.TopicSize;

/** A line a day, and at the end what grew. */
final class SoakReport {
    private static final double MB = 1e6;

    private final PrintStream out;

    SoakReport(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.printf(
                "%3s  %-10s %6s %8s %8s %7s %7s %7s %8s %8s %8s %8s%n",
                "", "", "", "heap", "resident", "", "", "state", "history", "bounded", "last", "kept");
        out.printf(
                "%3s  %-10s %6s %8s %8s %7s %7s %7s %8s %8s %8s %8s%n",
                "day", "until", "s", "MB", "MB", "handles", "threads", "MB", "MB", "MB", "MB", "MB");
    }

    void day(int number, DayFigures day) {
        out.printf(
                Locale.ROOT,
                "%3d  %-10s %6.0f %8.1f %8.0f %7d %7d %7.1f %8.1f %8.1f %8.1f %8.1f%n",
                number,
                day.midnight().toString().substring(0, 10),
                day.seconds(),
                day.process().heap() / MB,
                day.process().resident() / MB,
                day.process().handles(),
                day.process().threads(),
                day.state() / MB,
                day.history() / MB,
                TopicFigures.sum(day.topics().bounded()) / MB,
                TopicFigures.sum(day.topics().lastState()) / MB,
                TopicFigures.sum(day.topics().kept()) / MB);
    }

    /** Whether nothing grew that must not. */
    boolean end(List<DayFigures> days) {
        kept(days);
        List<WeekGrowth.Change> changes = WeekGrowth.of(days);
        if (changes.isEmpty()) {
            out.println("What grows is said of two weeks or more.");
        }
        boolean flat = true;
        for (WeekGrowth.Change change : changes) {
            out.printf(
                    Locale.ROOT,
                    "%-5s %s: %.0f %s at most in the last week, %.0f in the week before%n",
                    change.grew() ? "GREW" : "flat",
                    change.measure().name(),
                    change.after(),
                    change.measure().unit(),
                    change.before());
            flat &= !change.grew();
        }
        return flat;
    }

    /** What is kept for ever grows by so much. */
    private void kept(List<DayFigures> days) {
        DayFigures last = days.get(days.size() - 1);
        Map<String, Long> grows = new TreeMap<>(last.topics().kept());
        grows.put("the page's history", last.history());
        grows.forEach((what, bytes) -> out.printf("kept  %s: %s a day%n", what, TopicSize.size(bytes / days.size())));
    }
}
