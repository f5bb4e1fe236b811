package tidewire.app.alerting;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tidewire.app.play.LabelledSet;
import tidewire.events.NewsItem;

/** What rules found of what an editor called important, and what they would have sent beside it. */
final class LabelReport {
    static final int MUST_LEAD = 3;
    private static final List<String> WORDS = List.of("to be skipped", "if there is room", "must be in", "must lead");

    private final LabelledSet set;

    LabelReport(LabelledSet set) {
        this.set = set;
    }

    boolean isLabelled() {
        return set.items().stream().anyMatch(item -> set.label(item.id()).importance() != null);
    }

    void print(PrintStream out, RulesReplay replay) {
        out.println("By the importance that the file gives a report:");
        out.printf(Locale.ROOT, "  %-22s %8s %8s %28s%n", "", "reports", "alerts", "reports of an alerted story");
        for (int importance = MUST_LEAD; importance >= 0; importance--) {
            int wanted = importance;
            out.printf(
                    Locale.ROOT,
                    "  %-22s %8d %8d %28d%n",
                    wanted + ", " + WORDS.get(wanted),
                    of(wanted).size(),
                    replay.sent().stream()
                            .filter(sent -> isOf(sent.item(), wanted))
                            .count(),
                    told(replay, wanted));
        }
        out.printf(
                Locale.ROOT,
                "  Told %d of %d that must lead.%n",
                told(replay, MUST_LEAD),
                of(MUST_LEAD).size());
        List<NewsItem> missed = of(MUST_LEAD).stream()
                .filter(item -> !replay.isKnown(item.id()))
                .toList();
        if (!missed.isEmpty()) {
            out.println("Must lead, and no alert:");
            missed.forEach(item ->
                    out.println("  " + item.observed() + "  " + item.title().replaceAll("\\p{Cntrl}+", " ")));
        }
    }

    /** Reports of an importance whose story had alerted by then. */
    long told(RulesReplay replay, int importance) {
        return of(importance).stream().filter(item -> replay.isKnown(item.id())).count();
    }

    List<NewsItem> of(int importance) {
        return set.items().stream().filter(item -> isOf(item.id(), importance)).toList();
    }

    private boolean isOf(String item, int importance) {
        return Objects.equals(set.label(item).importance(), importance);
    }
}
