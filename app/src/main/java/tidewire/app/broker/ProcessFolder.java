package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.StartException;

/**
 * One temporary folder for everything that this process and its libraries unpack or keep for its lifetime, native code among
 * it. It is deleted at the end; what a killed process has left behind is deleted by the next one.
 */
public final class ProcessFolder {
    private static final Logger log = LoggerFactory.getLogger(ProcessFolder.class);
    static final String PREFIX = "tidewire-";
    private static final String PROPERTY = "java.io.tmpdir";
    /** A folder that the launcher has made for this process: a JVM may ask for its temporary folder before it can be told of another. */
    private static final String LAUNCHED = "tidewire.tmp";
    /** Not that of data folders: somebody may keep one of those beside ours, and under such a name. */
    static final String LOCK = "tidewire-process.lock";

    private static final Pattern LAUNCHERS = Pattern.compile(PREFIX + "\\w{8}");
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int MOST_TRIES = 10;

    private ProcessFolder() {}

    /**
     * Takes the folder that the launcher made, or makes one, and lets the JVM use it for temporary files; call it before anything
     * else asks for one.
     *
     * @throws StartException if none can be made
     */
    public static void use() {
        Path temporary = Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
        Path launched = launched();
        boolean ours = temporary.equals(launched);
        if (launched != null && !ours) {
            deleteIfEmpty(launched); // The user has named another; what is in it is that of who began this process.
        }
        Path base = ours && temporary.getParent() != null ? temporary.getParent() : temporary;
        sweep(base);
        Held held = take(base, ours ? temporary : null);
        System.setProperty(PROPERTY, held.folder().toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(held), "tidewire-process-folder"));
    }

    private static @Nullable Path launched() {
        String launched = System.getProperty(LAUNCHED);
        return launched == null || launched.isEmpty() ? null : Path.of(launched).toAbsolutePath();
    }

    private record Held(Path folder, FolderLock lock) {}

    /** Somebody who looks for what the dead have left may hold the lock of a new folder for a moment, and delete it. */
    private static Held take(Path base, @Nullable Path given) {
        for (int tries = 1; ; tries++) {
            try {
                Path folder = given == null ? Folders.temporary(base, PREFIX) : Files.createDirectories(given);
                FolderLock lock = FolderLock.take(folder, LOCK);
                if (Files.exists(folder.resolve(LOCK))) {
                    return new Held(folder, lock);
                }
                lock.close();
            } catch (StartException | IOException e) {
                if (tries == MOST_TRIES) {
                    throw new StartException("No temporary folder can be made in " + base + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /** Deletes the folders of processes that are no more: nobody holds their lock. */
    static void sweep(Path base) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path folder : folders) {
                deleteIfDead(folder);
            }
        } catch (IOException e) {
            log.debug("{} cannot be looked through", base, e);
        }
    }

    // Under its lock, so that nobody takes it meanwhile.
    private static void deleteIfDead(Path folder) {
        if (!Files.isWritable(folder)) {
            return;
        }
        if (!Files.isRegularFile(folder.resolve(LOCK))) {
            deleteIfNeverUsed(folder);
            return;
        }
        try (FolderLock lock = FolderLock.take(folder, LOCK)) {
            Folders.delete(folder);
        } catch (StartException | IOException e) {
            log.debug("{} is somebody's", folder, e);
        }
    }

    /** What a launcher made whose process was killed before it took it; nothing is in it. */
    private static void deleteIfNeverUsed(Path folder) {
        try {
            FileTime old = FileTime.from(Instant.now().minus(UNUSED));
            if (LAUNCHERS.matcher(folder.getFileName().toString()).matches()
                    && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                                    .compareTo(old)
                            < 0) {
                deleteIfEmpty(folder);
            }
        } catch (IOException e) {
            log.debug("{} is in use", folder, e);
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            log.debug("{} is in use", folder, e);
        }
    }

    private static void end(Held held) {
        try {
            held.lock().close();
        } catch (IOException e) {
            log.debug("the lock on {} could not be released", held.folder(), e);
        }
        Folders.delete(held.folder());
    }
}
