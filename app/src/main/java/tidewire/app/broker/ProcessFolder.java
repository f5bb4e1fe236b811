package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.StartException;

/**
 * One temporary folder for everything that this process and its libraries unpack or keep for its lifetime, native code among
 * it. It is deleted at the end; what a killed process has left behind is deleted by the next one.
 */
public final class ProcessFolder {
    private static final Logger log = LoggerFactory.getLogger(ProcessFolder.class);
    private static final String PREFIX = "tidewire-";
    private static final String PROPERTY = "java.io.tmpdir";
    /** Not that of data folders: somebody may keep one of those beside ours, and under such a name. */
    static final String LOCK = "tidewire-process.lock";

    private ProcessFolder() {}

    /** Makes the folder and lets the JVM use it for temporary files; call it before anything else asks for one. */
    public static void use() {
        Path base = Path.of(System.getProperty(PROPERTY));
        sweep(base);
        Path folder = Folders.temporary();
        try {
            FolderLock lock = FolderLock.take(folder, LOCK);
            System.setProperty(PROPERTY, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder, lock), "tidewire-process-folder"));
        } catch (StartException | IOException e) {
            // Another start may be looking whether we live: then its libraries' files stay where the system puts them.
            log.debug("the temporary folder {} cannot be locked", folder, e);
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
        if (!Files.isRegularFile(folder.resolve(LOCK)) || !Files.isWritable(folder)) {
            return;
        }
        try (FolderLock lock = FolderLock.take(folder, LOCK)) {
            Folders.delete(folder);
        } catch (StartException | IOException e) {
            log.debug("{} is somebody's", folder, e);
        }
    }

    private static void end(Path folder, FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("the lock on {} could not be released", folder, e);
        }
        Folders.delete(folder);
    }
}
