package tidewire.llm.hub;

import java.io.PrintStream;
import java.util.Locale;

/** Progress as lines of text: one that is written over while a file grows, one for each file that is done. */
public final class ConsoleProgress implements FetchProgress {
    private static final double MEGABYTE = 1 << 20;

    private final PrintStream out;
    private final boolean interactive;
    private long lastPermille = -1;

    /** @param interactive whether a line can be written over; without that only whole files are told */
    public ConsoleProgress(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    @Override
    public void started(int files, long bytes) {
        out.printf(Locale.ROOT, "%d files, %.1f MB to fetch%n", files, bytes / MEGABYTE);
    }

    @Override
    public void advanced(String file, long done, long size) {
        long permille = size == 0 ? 1000 : done * 1000 / size;
        if (interactive && permille != lastPermille) {
            lastPermille = permille;
            out.printf(
                    Locale.ROOT,
                    "\r  %-40s %5.1f%%  %.1f of %.1f MB ",
                    file,
                    permille / 10.0,
                    done / MEGABYTE,
                    size / MEGABYTE);
            out.flush();
        }
    }

    @Override
    public void finished(String file) {
        endLine();
        out.printf("  %s: complete, checksum right%n", file);
    }

    @Override
    public void kept(String file) {
        out.printf("  %s: is here already%n", file);
    }

    @Override
    public void retrying(String file, String reason) {
        endLine();
        out.printf("  %s: %s; going on%n", file, reason);
    }

    private void endLine() {
        if (lastPermille >= 0) {
            out.println();
            lastPermille = -1;
        }
    }
}
