package tidewire.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether something grows: the most of the last week beside the most of the week before, for news and trades come by the week and a first
 * one fills what is empty at the start.
 */
final class WeekGrowth {
    /** What must not grow, and by how much it may differ between two weeks: a part of it, and something besides. */
    record Measure(String name, String unit, ToDoubleFunction<DayFigures> of, double part, double besides) {
        double most(List<DayFigures> days) {
            return days.stream().mapToDouble(of).max().orElse(Double.NaN);
        }
    }

    /** Of one measure. */
    record Change(Measure measure, double before, double after) {
        boolean grew() {
            return after > before * (1 + measure.part()) + measure.besides();
        }
    }

    private static final int WEEK = 7;
    private static final double MB = 1e6;
    private static final double PART = 0.1;

    static final List<Measure> MEASURES = List.of(
            new Measure("heap after a collection", "MB", day -> day.process().heap() / MB, PART, 8),
            new Measure("resident memory", "MB", day -> day.process().resident() / MB, PART, 32),
            new Measure("open handles", "", day -> day.process().handles(), PART, 10),
            new Measure("threads", "", day -> day.process().threads(), 0, 3),
            new Measure("state of the stages", "MB", day -> day.state() / MB, PART, 8),
            new Measure(
                    "topics that lose what is old",
                    "MB",
                    day -> TopicFigures.sum(day.topics().bounded()) / MB,
                    PART,
                    8),
            new Measure(
                    "topics of last states",
                    "MB",
                    day -> TopicFigures.sum(day.topics().lastState()) / MB,
                    PART,
                    8));

    private WeekGrowth() {}

    /** Of all measures; empty when there are no two weeks. */
    static List<Change> of(List<DayFigures> days) {
        List<Change> changes = new ArrayList<>();
        int end = days.size();
        if (end >= 2 * WEEK) {
            for (Measure measure : MEASURES) {
                changes.add(new Change(
                        measure,
                        measure.most(days.subList(end - 2 * WEEK, end - WEEK)),
                        measure.most(days.subList(end - WEEK, end))));
            }
        }
        return changes;
    }
}
