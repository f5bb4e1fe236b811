package tidewire.app.command;

import java.io.PrintStream;
import java.util.Locale;
import tidewire.llm.hub.FetchProgress;

/** A download's progress, a line for every tenth of a file. */
final class FetchLines implements FetchProgress {
    private final PrintStream err;
    private String file = "";
    private long tenth = -1;

    FetchLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public void started(int files, long bytes) {
        err.println(files + " files, " + megabytes(bytes) + " to fetch");
    }

    @Override
    public void advanced(String name, long done, long size) {
        long now = size == 0 ? 10 : done * 10 / size;
        if (!name.equals(file) || now != tenth) {
            file = name;
            tenth = now;
            err.println(name + ": " + megabytes(done) + " of " + megabytes(size));
        }
    }

    @Override
    public void finished(String name) {
        err.println(name + ": complete, checksum right");
    }

    @Override
    public void kept(String name) {
        err.println(name + ": here already");
    }

    @Override
    public void retrying(String name, String reason) {
        err.println(name + ": trying again: " + reason);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
