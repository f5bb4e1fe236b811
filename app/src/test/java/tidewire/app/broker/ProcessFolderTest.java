package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    @TempDir
    private Path base;

    @Test
    void foldersOfTheDead_areDeleted_andNoOthers() throws IOException {
        Path dead = folder("tidewire-1", true);
        Files.writeString(dead.resolve("native.so"), "x");
        Path living = folder("tidewire-2", false);
        Path notOurs = folder("tidewire-3", false);
        Path other = folder("other-4", true);
        Path data = folder("tidewire-data", false);
        FolderLock.take(data).close();
        try (FolderLock lock = FolderLock.take(living, ProcessFolder.LOCK)) {
            ProcessFolder.sweep(base);
        }

        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(notOurs).exists();
        assertThat(data).as("what a broker keeps").exists();
        assertThat(other).exists();
    }

    private Path folder(String name, boolean withLock) throws IOException {
        Path folder = Files.createDirectory(base.resolve(name));
        if (withLock) {
            Files.createFile(folder.resolve(ProcessFolder.LOCK));
        }
        return folder;
    }
}
