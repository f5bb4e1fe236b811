package tidewire.summarizer.market.moves.detect;

import tidewire.events.Severity;

/** Sizes at which something is said again, in percent. */
final class Steps {
    /** What is critical, as a multiple of what is a warning. */
    private static final double CRITICAL = 3;

    private Steps() {}

    /** The larger of a least percentage and so many usual days. */
    static double size(double percent, double days, double usualDay) {
        return Math.max(percent, days * usualDay);
    }

    /** How often a change of that size is worth saying: at half of what is a warning, there, where it is critical, and from there doubled. */
    static int reached(double percent, double warning) {
        double size = Math.abs(percent);
        int steps = (size >= warning / 2 ? 1 : 0) + (size >= warning ? 1 : 0);
        for (double next = CRITICAL * warning; size >= next; next *= 2) {
            steps++;
        }
        return steps;
    }

    static Severity severity(double percent, double warning) {
        double size = Math.abs(percent);
        return size >= CRITICAL * warning ? Severity.CRITICAL : size >= warning ? Severity.WARNING : Severity.INFO;
    }
}
