package tidewire.llm.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tidewire.llm.ModelException;

/** One file from the hub to the disk: part by part, if it must be, into a file beside it that gets its name at the end. */
final class FileFetch {
    private final HubClient hub;
    private final FetchOptions options;
    private final HubFile file;
    private final String path;
    private final Path target;
    private final Path part;
    private final FetchProgress progress;
    private final Attempts attempts;

    FileFetch(HubClient hub, FetchOptions options, HubFile file, String path, Path folder, FetchProgress progress) {
        this.hub = hub;
        this.options = options;
        this.file = file;
        this.path = path;
        this.target = folder.resolve(file.name());
        this.part = folder.resolve(file.partName());
        this.progress = progress;
        this.attempts = new Attempts(options, (n, reason) -> progress.retrying(file.name(), reason));
    }

    void run() throws IOException, InterruptedException {
        boolean resumed = here() > 0;
        attempts.run(file.name(), () -> {
            while (here() < file.size() || !Files.exists(part)) {
                fetchOn();
            }
            return part;
        });
        if (!file.matches(part)) {
            Files.delete(part);
            throw new ModelException(file.name() + ": what arrived has another checksum than the hub states ("
                    + file.hash() + "); it was thrown away"
                    + (resumed ? ", perhaps an earlier, broken-off part was damaged: try again" : ""));
        }
        ModelFetch.publish(part, target);
        progress.finished(file.name());
    }

    private long here() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** One request: everything that is missing, or as much as comes. */
    private void fetchOn() throws IOException, InterruptedException {
        long from = here();
        if (from > file.size()) {
            Files.delete(part);
            from = 0;
        }
        HttpResponse<InputStream> response = hub.get(path, from);
        try (InputStream body = response.body();
                StallGuard guard = new StallGuard(body, options.stall())) {
            if (response.statusCode() == 416) {
                Files.deleteIfExists(part);
                throw new TransientException("the hub cannot go on at byte " + from, 0);
            }
            HubErrors.check(response, file.name(), options);
            boolean goesOn = from > 0 && continuesAt(response, from);
            try (OutputStream out =
                    goesOn ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part)) {
                copy(body, out, goesOn ? from : 0, guard);
            } catch (IOException e) {
                throw guard.fired()
                        ? new IOException("nothing came for " + options.stall().toSeconds() + " s", e)
                        : e;
            }
        }
        if (here() < file.size()) {
            throw new IOException("the connection ended at byte " + here() + " of " + file.size());
        }
    }

    /** A server that ignores the range sends everything again, with status 200. */
    private static boolean continuesAt(HttpResponse<?> response, long from) {
        return response.statusCode() == 206
                && response.headers()
                        .firstValue("content-range")
                        .map(range -> range.startsWith("bytes " + from + "-"))
                        .orElse(false);
    }

    private void copy(InputStream body, OutputStream out, long from, StallGuard guard) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = from;
        progress.advanced(file.name(), done, file.size());
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            guard.alive();
            if (done + n > file.size()) {
                throw new ModelException(
                        file.name() + ": the hub sends more than the " + file.size() + " bytes it states");
            }
            out.write(buffer, 0, n);
            done += n;
            attempts.progressed();
            progress.advanced(file.name(), done, file.size());
        }
    }
}
