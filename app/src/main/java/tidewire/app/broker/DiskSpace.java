package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tidewire.app.StartException;

/**
 * Room for the broker to start in. It maps its indexes into memory; on a full disk that ends in a fault of the Java machine which
 * says nothing of a disk.
 */
final class DiskSpace {
    /** For a start and a while: the segments' indexes, and what is written before anybody looks. */
    static final long LEAST = 64L << 20;

    private DiskSpace() {}

    /** @throws StartException when too little is free */
    static void require(Path folder) throws IOException {
        require(folder, Files.getFileStore(folder).getUsableSpace());
    }

    static void require(Path folder, long free) {
        if (free < LEAST) {
            throw new StartException("The disk of " + folder + " is full: " + (free >> 20)
                    + " MB are free, and the broker needs " + (LEAST >> 20)
                    + " MB to start. Make room, then start again: nothing that was acknowledged is lost.");
        }
    }
}
