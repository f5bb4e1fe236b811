package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tidewire.app.StartException;

/** The folder of everything that is kept on this machine, asked whether it can be used now. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * Makes nothing, and leaves nothing behind.
     *
     * @throws StartException if it is no folder, cannot be written to, or another process uses it
     */
    public static void usable(Path folder) {
        Path absolute = folder.toAbsolutePath();
        Path there = absolute;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new StartException("The folder " + folder + " (data) cannot be used: " + there + " is a file.");
        }
        if (!Files.isWritable(there)) {
            throw new StartException("The folder " + folder + " (data) cannot be used: " + there
                    + " cannot be written to by this user.");
        }
        if (Files.exists(absolute.resolve(FolderLock.FILE))) {
            try {
                FolderLock.take(absolute).close();
            } catch (IOException e) {
                throw new StartException("The folder " + folder + " (data) cannot be used: " + e.getMessage(), e);
            }
        }
    }
}
