package tidewire.benchmarks;

import java.util.Arrays;

/** Times a piece of work. The median of several runs, after one that is not counted. */
public final class Stopwatch {
    private Stopwatch() {}

    /** Seconds of one run. */
    public static double seconds(int runs, Runnable work) {
        work.run();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }
}
