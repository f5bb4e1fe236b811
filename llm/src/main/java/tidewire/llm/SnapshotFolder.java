package tidewire.llm;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots of windows in a folder, the last two of each, written in the background. A file is there whole or not at all,
 * whenever the process dies, and what a crash of the machine may leave of it is found out by its checksum when it is read.
 * Nothing depends on a snapshot: one that cannot be written or used is logged, and the ledger is read instead.
 */
public final class SnapshotFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
    /** Two: the newest may be ahead of a ledger whose last transaction was undone. */
    private static final int KEPT = 2;

    private static final Pattern FILE = Pattern.compile("(.+)\\.(\\d{10})\\.window");
    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER = 1 << 18;
    /** Writing takes a second at most; what is older was left behind by a process that was killed. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private final Path folder;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "window-snapshots");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param folder made when it is first written to. Processes may share it as long as each window is in the hands of one of them;
     *     what another wrote by mistake does not fit the ledger and is not used
     */
    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    /** Deletes what is of no use any more: of windows with other names, and what a killed process did not finish. */
    public void keepOnly(Set<String> names) {
        for (Path file : files()) {
            Matcher matcher = FILE.matcher(file.getFileName().toString());
            boolean kept = matcher.matches() && names.contains(matcher.group(1));
            if (matcher.matches() && !kept || isLeftBehind(file)) {
                delete(file);
            }
        }
    }

    /** Whether the last snapshot of this window is still being written. */
    public boolean isBusy(String name) {
        return busy.contains(name);
    }

    /** Writes a snapshot in the background and closes it. */
    public void write(String name, WindowSnapshot snapshot) {
        busy.add(name);
        try {
            writer.execute(() -> {
                try (snapshot) {
                    writeNow(name, snapshot);
                } catch (IOException e) {
                    LOG.warn("Window {}: no snapshot could be written to {}: {}", name, folder, e.toString());
                } catch (RuntimeException e) {
                    LOG.warn("Window {}: no snapshot could be written to {}", name, folder, e);
                } finally {
                    busy.remove(name);
                }
            });
        } catch (RejectedExecutionException e) {
            snapshot.close();
            busy.remove(name);
        }
    }

    private void writeNow(String name, WindowSnapshot snapshot) throws IOException {
        Files.createDirectories(folder);
        List<Path> before = newestFirst(name);
        long next = before.isEmpty() ? 1 : number(before.get(0)) + 1;
        Path file = folder.resolve(String.format(Locale.ROOT, "%s.%010d.window", name, next));
        Path unfinished = folder.resolve(name + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                snapshot.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        before.stream().skip(KEPT - 1).forEach(SnapshotFolder::delete);
    }

    /** Restores a window from its newest snapshot that fits its ledger, else from the ledger alone. */
    public WindowRestore restore(LanguageModel model, WindowConfig config, TokenLedger ledger, String name) {
        for (Path file : newestFirst(name)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                WindowRestore restore = model.restore(config, ledger, in);
                LOG.info("Window {}: restored from {}, {} tokens came after it", name, file, restore.remaining());
                return restore;
            } catch (SnapshotException e) {
                LOG.warn("Window {}: {} is not used: {}", name, file, e.getMessage());
            } catch (IOException e) {
                LOG.warn("Window {}: {} cannot be read: {}", name, file, e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("Window {}: {} is not used", name, file, e);
            }
        }
        WindowRestore restore = model.restore(config, ledger);
        LOG.info("Window {}: no snapshot, {} tokens of its ledger are read again", name, restore.remaining());
        return restore;
    }

    private List<Path> newestFirst(String name) {
        return files().stream()
                .filter(file -> {
                    Matcher matcher = FILE.matcher(file.getFileName().toString());
                    return matcher.matches() && matcher.group(1).equals(name);
                })
                .sorted(Comparator.comparingLong(SnapshotFolder::number).reversed())
                .toList();
    }

    private static long number(Path file) {
        Matcher matcher = FILE.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            LOG.warn("The folder of snapshots {} cannot be read: {}", folder, e.getMessage());
            return List.of();
        }
    }

    private static boolean isLeftBehind(Path file) {
        try {
            return file.toString().endsWith(UNFINISHED)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(STALE));
        } catch (NoSuchFileException e) {
            return false; // it was finished meanwhile
        } catch (IOException e) {
            LOG.warn("{} cannot be looked at: {}", file, e.getMessage());
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    /** Waits for what is being written. To be closed before the model. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("Snapshots of windows were still being written after a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
