package tidewire.llm.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Repeats what fails for a reason that may pass, with growing pauses. */
final class Attempts {
    private final FetchOptions options;
    private final BiConsumer<Integer, String> onRetry;
    private int failures;

    /** @param onRetry told how many failures there were in a row, and why the last one happened */
    Attempts(FetchOptions options, BiConsumer<Integer, String> onRetry) {
        this.options = options;
        this.onRetry = onRetry;
    }

    interface Request<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Something arrived: the failures before do not count any more. */
    void progressed() {
        failures = 0;
    }

    // The JDK's client says nothing of a connection that was refused, or of a name that does not resolve.
    private static String reason(IOException e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException ? "no connection, or no such host" : "the connection broke off";
    }

    <T> T run(String what, Request<T> request) throws IOException, InterruptedException {
        while (true) {
            try {
                return request.run();
            } catch (IOException e) {
                failures++;
                String reason = reason(e);
                if (failures >= options.attempts()) {
                    throw new IOException(
                            what + ": given up after " + failures + " failures in a row, the last: " + reason
                                    + ". What has arrived is kept: the same command goes on from there",
                            e);
                }
                onRetry.accept(failures, reason);
                long pause = options.pause().toMillis() << Math.min(failures - 1, 6);
                if (e instanceof TransientException t) {
                    pause = Math.max(pause, TimeUnit.SECONDS.toMillis(t.retryAfter));
                }
                Thread.sleep(pause);
            }
        }
    }
}
