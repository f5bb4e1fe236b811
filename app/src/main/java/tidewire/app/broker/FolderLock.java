package tidewire.app.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tidewire.app.StartException;

/**
 * Holds a data folder for one process. Kafka has locks of its own, but a server that does not get them ends the whole
 * JVM instead of saying so.
 */
final class FolderLock implements AutoCloseable {
    /** Name of the lock within its folder. */
    static final String FILE = "tidewire.lock";

    /** Those of this process. A second channel to such a file must never be opened: closing it lets the lock go. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private FolderLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws StartException if another process, or another broker of this one, holds the folder */
    static FolderLock take(Path folder) throws IOException {
        return take(folder, FILE);
    }

    /** @param file name of the lock: what kind of folder it is */
    static FolderLock take(Path folder, String file) throws IOException {
        Path path = folder.toRealPath().resolve(file);
        if (!HELD.add(path)) {
            throw taken(folder);
        }
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw taken(folder);
            }
            return new FolderLock(path, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(path);
            if (e instanceof OverlappingFileLockException) {
                throw taken(folder);
            }
            throw e;
        }
    }

    private static StartException taken(Path folder) {
        return new StartException("The data folder " + folder
                + " is in use by another Tidewire. Stop that one, or choose another folder.");
    }

    /** Writes text to the file of the lock. */
    void write(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The lock goes with its channel. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(path);
        }
    }
}
