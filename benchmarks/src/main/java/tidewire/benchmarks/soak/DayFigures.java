package tidewire.benchmarks.soak;

import java.time.Instant;

/**
 * What stands at the end of a simulated day.
 *
 * @param midnight the end of the day
 * @param seconds that the day took
 * @param state bytes of the stages' stores and of windows' snapshots
 * @param history bytes of the page's history
 */
record DayFigures(
        Instant midnight, double seconds, ProcessFigures process, long state, long history, TopicFigures topics) {}
