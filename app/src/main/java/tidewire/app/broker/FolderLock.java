package tidewire.app.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tidewire.app.StartException;

/**
 * Holds a data folder for one process. Kafka has locks of its own, but a server that does not get them ends the whole
 * JVM instead of saying so.
 */
final class FolderLock implements AutoCloseable {
    /** Name of the lock within its folder. */
    static final String FILE = "tidewire.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException if another process, or another broker of this one, holds the folder */
    static FolderLock take(Path folder) throws IOException {
        return take(folder, FILE);
    }

    /** @param file name of the lock: what kind of folder it is */
    static FolderLock take(Path folder, String file) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(folder);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw taken(folder);
    }

    private static StartException taken(Path folder) {
        return new StartException("The data folder " + folder
                + " is in use by another Tidewire. Stop that one, or choose another folder.");
    }

    /** The lock goes with its channel. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
