package tidewire.app.alerting;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.AlertsConfig;
import tidewire.app.play.LabelledSet;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertPolicy;

/** Rules beside those that hold now and beside other thresholds, all over the same tapes. */
final class Trial {
    private final RulesReplay tried;
    private final @Nullable RulesReplay current;
    private final ImportanceSweep sweep;
    private final RulesReplay.Zones zones;
    private final Set<LocalDate> days = new TreeSet<>();

    /** @param current null when the rules tried are the current ones */
    Trial(AlertPolicy tried, @Nullable AlertPolicy current, RulesReplay.Zones zones, Severity least) {
        this.zones = zones;
        this.tried = new RulesReplay(tried, zones, least);
        this.current = current == null ? null : new RulesReplay(current, zones, least);
        this.sweep = new ImportanceSweep(tried, zones, least);
    }

    /** Entries of a desk come in the order of its tape. */
    void take(TapeEntry entry) {
        if (entry.interval() == null) {
            days.add(entry.time().atZone(zones.of(entry.desk())).toLocalDate());
        }
        tried.take(entry);
        sweep.take(entry);
        if (current != null) {
            current.take(entry);
        }
    }

    /** @param delivery what leaves as one message @param set labelled reports, or null */
    void print(PrintStream out, AlertsConfig delivery, @Nullable LabelledSet set) {
        new ReplayReport(tried, current, days, delivery).print(out);
        @Nullable LabelReport labels = set == null ? null : new LabelReport(set);
        if (labels != null && labels.isLabelled()) {
            labels.print(out, tried);
        } else {
            labels = null;
        }
        sweep.print(out, days, labels);
    }
}
