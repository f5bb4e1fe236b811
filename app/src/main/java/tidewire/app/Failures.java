package tidewire.app;

import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.config.ConfigException;
import tidewire.app.log.ClassNames;
import tidewire.llm.ModelException;
import tidewire.simulator.sample.SampleException;

/** Turns what went wrong into one message and an exit code. Stack traces are for the debug log. */
public final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int report(Throwable e, PrintStream err) {
        log.debug("failed", e);
        if (isWrongUse(e)) {
            err.println("tidewire: " + e.getMessage());
            return ExitCode.WRONG_USE;
        }
        err.println("tidewire: failed: " + text(e) + " (TIDEWIRE_LOG_LEVEL=debug shows where)");
        return ExitCode.FAILED;
    }

    /** What an exception says. */
    public static String text(@Nullable Throwable e) {
        if (e == null) {
            return "unknown";
        }
        if ((e instanceof ExecutionException || e instanceof CompletionException) && e.getCause() != null) {
            return text(e.getCause());
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return isUnknownHost(e) ? "unknown host" : "no connection, nothing answers there";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return text(file);
        }
        return e.getMessage() == null ? "an error that says nothing of itself" : ClassNames.without(e.getMessage());
    }

    /** Their messages are names of files. */
    private static String text(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no " + e.getFile();
        }
        if (e instanceof AccessDeniedException) {
            return e.getFile() + " may not be used by this user";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is there already";
        }
        return String.valueOf(e.getFile());
    }

    /** The JDK's HTTP client says of a name that does not resolve only, deep inside, that an address is unresolved. */
    private static boolean isUnknownHost(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrongUse(Throwable e) {
        return e instanceof StartException
                || e instanceof ConfigException
                || e instanceof ModelException
                || e instanceof SampleException;
    }
}
