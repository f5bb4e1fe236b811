package tidewire.app.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line about how far things are, on stderr: rewritten in place on a terminal, and now and then a line of its own where
 * stderr is a file.
 */
public final class ProgressLine implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration IN_FILE = Duration.ofSeconds(15);
    private static final int USUAL_COLUMNS = 100;
    static final String CLEAR = "\r\033[K";

    private final PrintStream err;
    private final boolean terminal;
    private final int columns = Integer.getInteger("tidewire.columns", USUAL_COLUMNS);
    private boolean shown;
    private @Nullable ScheduledExecutorService timer;

    /** Whether a person reads stderr, as the launcher script found out. */
    public static boolean isTerminal() {
        return Boolean.getBoolean("tidewire.terminal");
    }

    /** @param terminal whether a person looks at {@code err} */
    public ProgressLine(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Begins to show what the supplier says. */
    public synchronized void start(Supplier<String> line) {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tidewire-progress");
            thread.setDaemon(true);
            return thread;
        });
        long millis = (terminal ? ON_TERMINAL : IN_FILE).toMillis();
        var unused = threads.scheduleAtFixedRate(() -> show(line.get()), millis, millis, TimeUnit.MILLISECONDS);
        timer = threads;
    }

    synchronized void show(String line) {
        if (terminal) {
            // A line that wraps could not be rewritten in place.
            err.print(CLEAR + (line.length() < columns ? line : line.substring(0, columns - 2) + "…"));
            err.flush();
            shown = true;
        } else {
            err.println(line);
        }
    }

    /** Makes room for something else on the terminal. */
    public synchronized void clear() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
            shown = false;
        }
    }

    /** Prints a line that stays. */
    public synchronized void say(String line) {
        clear();
        err.println(line);
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        clear();
    }
}
