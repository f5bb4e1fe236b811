package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Failures;
import tidewire.app.StartException;
import tidewire.app.run.Lifecycle;

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
    /**
     * Not that of data folders: somebody may keep one of those beside ours, and under such a name. Whose folder has it is ours; the
     * launcher makes it empty, and the process that takes the folder writes its number there.
     */
    static final String LOCK = "tidewire-process.lock";

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
        Path base = ours && temporary.getParent() != null ? temporary.getParent() : temporary;
        Held held = take(base, ours ? temporary : null);
        UserPrincipal user = owner(held.folder());
        if (launched != null && !ours) {
            deleteIfDead(launched, user, Duration.ZERO); // The user has named another.
        }
        sweep(base, user);
        System.setProperty(PROPERTY, held.folder().toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(held), "tidewire-process-folder"));
    }

    private static UserPrincipal owner(Path folder) {
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new StartException("The temporary folder " + folder + " cannot be used: " + Failures.text(e), e);
        }
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
                Path folder = given == null ? Folders.temporary(base, PREFIX) : Folders.ownIfMissing(given);
                FolderLock lock = FolderLock.take(folder, LOCK);
                if (Files.exists(folder.resolve(LOCK))) {
                    lock.write(ProcessHandle.current().pid() + "\n");
                    return new Held(folder, lock);
                }
                lock.close();
            } catch (StartException | IOException e) {
                if (tries == MOST_TRIES) {
                    throw new StartException("No temporary folder can be made in " + base + ": " + Failures.text(e), e);
                }
            }
        }
    }

    /** Deletes the folders of processes of this user that are no more: nobody holds their lock. */
    static void sweep(Path base, UserPrincipal user) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path folder : folders) {
                deleteIfDead(folder, user, UNUSED);
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.debug("{} cannot be looked through", base, e);
        }
    }

    /** @param patience how long one that a launcher made may wait for its process */
    private static void deleteIfDead(Path folder, UserPrincipal user, Duration patience) {
        try {
            if (!isOurs(folder, user)) {
                return;
            }
            // Under its lock, so that nobody takes it meanwhile.
            try (FolderLock lock = FolderLock.take(folder, LOCK)) {
                Path file = folder.resolve(LOCK);
                Instant made = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (Files.size(file) > 0 || !made.isAfter(Instant.now().minus(patience))) {
                    Folders.delete(folder);
                }
            }
        } catch (StartException | IOException e) {
            log.debug("{} is somebody's", folder, e);
        }
    }

    /** A folder, not what points at one, that this user made for himself and that has the mark of ours. */
    private static boolean isOurs(Path folder, UserPrincipal user) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                && isPrivate(folder);
    }

    private static boolean isPrivate(Path folder) throws IOException {
        return !folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                || PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
                        .equals(Folders.PRIVATE);
    }

    private static void end(Held held) {
        Lifecycle.awaitAll(); // A broker may keep its data in it.
        try {
            held.lock().close();
        } catch (IOException e) {
            log.debug("the lock on {} could not be released", held.folder(), e);
        }
        Folders.delete(held.folder());
    }
}
