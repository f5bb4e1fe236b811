package tidewire.llm.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.llm.ModelException;

/**
 * Downloads the files of a hub repository that a model folder needs. A download that was broken off goes on where it ended;
 * a file gets its name only when it is complete and its checksum is the one that the hub states; files that are already here
 * and right are kept.
 */
public final class ModelFetch {
    private static final int MAX_LISTING_BYTES = 16 << 20;

    private final FetchOptions options;
    private final HubClient hub;

    public ModelFetch(FetchOptions options) {
        this.options = options;
        this.hub = new HubClient(options);
    }

    /**
     * @param repository {@code owner/name}
     * @param revision branch, tag or commit; {@code main} is what the hub shows
     * @param folder made if it is not there
     * @return the commit that was fetched
     * @throws ModelException if the hub has no such model, refuses it, or sends what it should not
     * @throws IOException if the connection fails again and again, or the disk does
     */
    public String fetch(String repository, String revision, Path folder, FetchProgress progress)
            throws IOException, InterruptedException {
        return fetch(repository, revision, null, folder, progress);
    }

    /**
     * As above, but only a GGUF file and the parts that belong to it.
     *
     * @param file its name in the repository; null for a model folder
     */
    public String fetch(String repository, String revision, @Nullable String file, Path folder, FetchProgress progress)
            throws IOException, InterruptedException {
        requireName(repository, "[\\w.-]+(/[\\w.-]+)?", "model name must look like owner/name");
        requireName(revision, "[\\w./-]+", "revision must be a branch, tag or commit");
        HubListing listing = list(repository, revision, file);
        Files.createDirectories(folder);
        List<HubFile> missing = new ArrayList<>();
        for (HubFile one : listing.files()) {
            if (one.matches(folder.resolve(one.name()))) {
                progress.kept(one.name());
            } else {
                missing.add(one);
            }
        }
        long bytes = missing.stream().mapToLong(HubFile::size).sum();
        requireSpace(folder, missing, bytes);
        progress.started(missing.size(), bytes);
        for (HubFile one : missing) {
            String path = "/" + repository + "/resolve/" + listing.commit() + "/"
                    + URLEncoder.encode(one.name(), StandardCharsets.UTF_8).replace("+", "%20");
            new FileFetch(hub, options, one, path, folder, progress).run();
        }
        return listing.commit();
    }

    private static void requireName(String name, String pattern, String message) {
        if (!name.matches(pattern) || name.contains("..")) {
            throw new IllegalArgumentException(message + ", was \"" + name + "\"");
        }
    }

    private static void requireSpace(Path folder, List<HubFile> missing, long bytes) throws IOException {
        long here = 0;
        for (HubFile file : missing) {
            Path part = folder.resolve(file.partName());
            here += Files.exists(part) ? Files.size(part) : 0;
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes - here > free) {
            throw new ModelException(folder + ": " + (bytes - here >> 20) + " MB are to be fetched, but only "
                    + (free >> 20) + " MB are free there");
        }
    }

    private HubListing list(String repository, String revision, @Nullable String file)
            throws IOException, InterruptedException {
        String path = "/api/models/" + repository + "/revision/" + revision.replace("/", "%2F") + "?blobs=true";
        return new Attempts(options, (n, reason) -> {}).run(repository, () -> {
            HttpResponse<InputStream> response = hub.get(path, 0);
            try (InputStream body = response.body();
                    StallGuard guard = new StallGuard(body, options.stall())) {
                HubErrors.check(response, repository, options);
                byte[] bytes = body.readNBytes(MAX_LISTING_BYTES + 1);
                if (bytes.length > MAX_LISTING_BYTES) {
                    throw new ModelException("the hub's answer about " + repository + " is too long");
                }
                return HubListing.of(repository, parse(repository, bytes), file);
            }
        });
    }

    private static JsonNode parse(String repository, byte[] bytes) throws IOException {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    "the hub's answer about " + repository + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Gives the finished file its name in one step, so that nobody sees half of it. */
    static void publish(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
