package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.JavaProcess;
import tidewire.app.StartException;

class FolderLockTest {
    @TempDir
    private Path base;

    private Path folder;

    @BeforeEach
    void make() throws Exception {
        folder = Files.createDirectory(base.resolve("folder"));
    }

    @Test
    void folder_thatIsLetGo_canBeTakenAgain() throws Exception {
        FolderLock.take(folder).close();
        FolderLock.take(folder).close();
        assertThat(others()).isEqualTo("taken");
    }

    /** An operating system lets a process' locks on a file go as soon as that process closes any of its channels to it. */
    @Test
    void folder_thatThisProcessAsksForTwice_isStillKeptFromOthers() throws Exception {
        Path link = Files.createSymbolicLink(base.resolve("link"), folder);
        try (FolderLock lock = FolderLock.take(folder)) {
            for (Path again : List.of(folder, link)) {
                assertThatThrownBy(() -> FolderLock.take(again))
                        .isInstanceOf(StartException.class)
                        .hasMessageContaining("is in use by another Tidewire");
            }
            assertThat(others()).startsWith("refused: ").contains("is in use by another Tidewire");
        }
        assertThat(others()).isEqualTo("taken");
    }

    /** What another process is told. */
    private String others() throws Exception {
        Path log = Files.createTempFile(base, "other", ".txt");
        assertThat(JavaProcess.start(Other.class, 32, List.of(), log, folder.toString())
                        .waitFor())
                .isZero();
        return Files.readString(log).strip();
    }

    static final class Other {
        public static void main(String[] args) throws Exception {
            try (FolderLock lock = FolderLock.take(Path.of(args[0]))) {
                System.out.println("taken");
            } catch (StartException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }
}
