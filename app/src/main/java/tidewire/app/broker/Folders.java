package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Failures;
import tidewire.app.StartException;

/** Folders that Tidewire keeps or has made. */
public final class Folders {
    private static final Logger log = LoggerFactory.getLogger(Folders.class);

    /** Permissions of what is for this user alone. */
    static final String PRIVATE = "rwx------";

    private static final SecureRandom NAMES = new SecureRandom();

    private Folders() {}

    /**
     * A new folder within that of this process, to be deleted by who asks for it.
     *
     * @throws StartException if none can be made
     */
    public static Path temporary() {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return temporary(base, ProcessFolder.PREFIX);
        } catch (IOException e) {
            throw new StartException("No temporary folder can be made in " + base + ": " + Failures.text(e), e);
        }
    }

    /** For this user alone. Not by the JDK's own means: it remembers from its first use where temporary files go. */
    static Path temporary(Path base, String prefix) throws IOException {
        for (; ; ) {
            try {
                return own(base.resolve(prefix + Long.toUnsignedString(NAMES.nextLong(), Character.MAX_RADIX)));
            } catch (FileAlreadyExistsException e) {
                log.debug("{} is somebody's", e.getFile());
            }
        }
    }

    /** The folder itself, made for this user alone where it is not there. */
    static Path ownIfMissing(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : own(folder);
    }

    private static Path own(Path folder) throws IOException {
        FileAttribute<?>[] owned =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE))
                        }
                        : new FileAttribute<?>[0];
        return Files.createDirectory(folder, owned);
    }

    /**
     * Asks whether the folder of what is kept can be used now; makes nothing, and leaves nothing behind.
     *
     * @throws StartException if it is no folder, cannot be written to, or another process uses it
     */
    public static void usable(Path folder) {
        writable(folder, "data");
        Path absolute = folder.toAbsolutePath();
        if (Files.exists(absolute.resolve(FolderLock.FILE))) {
            try {
                FolderLock.take(absolute).close();
            } catch (IOException e) {
                throw new StartException("The folder " + folder + " (data) cannot be used: " + Failures.text(e), e);
            }
        }
    }

    /**
     * Asks whether a folder is one, or could be made, and can be written to; makes nothing.
     *
     * @param key that names it in the configuration
     * @throws StartException if not
     */
    public static void writable(Path folder, String key) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new StartException(
                    "The folder " + folder + " (" + key + ") cannot be used: " + there + " is a file.");
        }
        if (!Files.isWritable(there)) {
            throw new StartException("The folder " + folder + " (" + key + ") cannot be used: " + there
                    + " cannot be written to by this user.");
        }
    }

    /** Deletes a folder and what is in it, without following links; what cannot be deleted stays and is logged. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            log.warn("{} could not be deleted whole: {}", folder, Failures.text(e));
        }
    }
}
