package tidewire.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Failures;
import tidewire.app.StartException;

/**
 * Room for the broker to start in. It maps its indexes into memory; on a full disk that ends in a fault of the Java machine which
 * says nothing of a disk.
 */
final class DiskSpace {
    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);
    /** For a start and a while: the segments' indexes, and what is written before anybody looks. */
    static final long LEAST = 64L << 20;

    private DiskSpace() {}

    /** @throws StartException when too little is free */
    static void require(Path folder) throws IOException {
        require(folder, Files.getFileStore(folder).getUsableSpace());
    }

    static void require(Path folder, long free) {
        if (free < LEAST) {
            throw new StartException(full(folder, free));
        }
    }

    /** Says so when too little is free. Kafka's own last words are of log directories and of memory, in whatever order they fail. */
    static void sayIfFull(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < LEAST) {
                log.error(full(folder, free));
            }
        } catch (IOException e) {
            log.error("The disk of {} cannot be used: {}", folder, Failures.text(e));
        }
    }

    private static String full(Path folder, long free) {
        return "The disk of " + folder + " is full: " + (free >> 20) + " MB are free, and the broker needs "
                + (LEAST >> 20) + " MB to start. Make room, then start again: nothing that was acknowledged is lost.";
    }
}
