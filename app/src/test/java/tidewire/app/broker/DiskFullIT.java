package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.StartException;
import tidewire.app.time.OwnBroker;
import tidewire.app.time.World;

/**
 * A disk that fills up under the broker and the stages while an ingestor and they are at work, on a file system of its own: only
 * where one can be mounted.
 */
class DiskFullIT {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", disk.toString()),
                "a small file system can be mounted here (Linux, root)");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void fullDisk_isNamedOnce_andWithRoomAgainTheResultsAreTheSameBytes() throws Exception {
        Map<String, List<String>> undisturbed = World.undisturbed(folder);
        Path data = disk.resolve("data");
        Path log = folder.resolve("broker.log");
        try (OwnBroker broker = new OwnBroker(data, log)) {
            broker.start();
            try (World world = new World(broker.bootstrapServers(), folder, disk, "full", 1)) {
                world.begin();
                int minute = World.MINUTES / 2;
                world.play(1, minute);
                fill();
                world.show(++minute);
                while (broker.isAlive()) {
                    if (world.isPublished()) {
                        world.show(++minute);
                    }
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                String said = Files.readString(log);
                assertThat(said)
                        .containsOnlyOnce("The disk of " + data + " is full")
                        .contains("Make room");
                assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                        .isInstanceOf(StartException.class)
                        .hasMessageContaining("The disk of " + data + " is full")
                        .hasMessageContaining("Make room");

                Files.delete(disk.resolve("other"));
                broker.start();
                world.killSummarizer();
                world.awaitPublished();
                world.play(minute + 1, World.MINUTES);
                assertThat(world.end(World.size(undisturbed))).isEqualTo(undisturbed);
                assertThat(Files.readString(log).substring(said.length()))
                        .as("said since there is room again")
                        .doesNotContain("unsafe memory access", "No space left");
            }
        }
    }

    /** The rest of the disk is somebody else's. */
    private void fill() throws IOException {
        try (FileChannel file =
                FileChannel.open(disk.resolve("other"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int size = 1 << 20; size >= 1 << 10; size /= 2) {
                try {
                    while (file.write(ByteBuffer.allocate(size)) == size) {
                        // there is still room
                    }
                } catch (IOException e) {
                    // not for so much
                }
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }
}
