package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void folder_ofALauncherWhoseProcessNeverBegan_isDeletedAfterAWhile() throws IOException {
        Path old = folder("tidewire-aB3dE6gH", false);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7_200)));
        Path used = folder("tidewire-aB3dE6gI", false);
        Files.writeString(used.resolve("something"), "x");
        Files.setLastModifiedTime(used, FileTime.from(Instant.now().minusSeconds(7_200)));
        Path beginning = folder("tidewire-aB3dE6gJ", false);
        ProcessFolder.sweep(base);
        assertThat(old).doesNotExist();
        assertThat(used).exists();
        assertThat(beginning).exists();
    }

    @Test
    void processWithoutALauncher_makesItsFolder_whichGoesWithIt() throws Exception {
        List<Path> made = run("-Djava.io.tmpdir=" + base);
        assertThat(made.get(0).getParent()).isEqualTo(base);
        assertThat(made.get(1).getParent()).isEqualTo(made.get(0));
        assertThat(made.get(0)).doesNotExist();
    }

    /** Files of libraries too: the JDK remembers, from before any code of ours, where temporary files go. */
    @Test
    void folderOfTheLauncher_isTaken() throws Exception {
        Path launched = folder("tidewire-aB3dE6gH", false);
        List<Path> made = run("-Djava.io.tmpdir=" + launched, "-Dtidewire.tmp=" + launched);
        assertThat(made).hasSize(3).allSatisfy(path -> assertThat(path).startsWithRaw(launched));
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void userWhoNamesAnotherFolder_hasHisWay() throws Exception {
        Path launched = folder("tidewire-aB3dE6gH", false);
        Path named = folder("named", false);
        List<Path> made = run("-Dtidewire.tmp=" + launched, "-Djava.io.tmpdir=" + named);
        assertThat(made).allSatisfy(path -> assertThat(path).startsWithRaw(named));
        assertThat(launched).doesNotExist();
    }

    /** A process that is begun with the options of another must not take that one's folder away. */
    @Test
    void folderOfAnotherProcess_isLeft() throws Exception {
        Path others = folder("tidewire-aB3dE6gH", true);
        run("-Dtidewire.tmp=" + others, "-Djava.io.tmpdir=" + folder("named", false));
        assertThat(others.resolve(ProcessFolder.LOCK)).exists();
    }

    /** The folder of the process, a folder of ours in it, and a temporary file of somebody else. */
    private static List<Path> run(String... options) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Example.class.getName()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().map(Path::of).toList();
    }

    static final class Example {
        public static void main(String[] args) throws IOException {
            ProcessFolder.use();
            System.out.println(System.getProperty("java.io.tmpdir"));
            System.out.println(Folders.temporary());
            System.out.println(Files.createTempFile("natives", ".so"));
        }
    }

    private Path folder(String name, boolean withLock) throws IOException {
        Path folder = Files.createDirectory(base.resolve(name));
        if (withLock) {
            Files.createFile(folder.resolve(ProcessFolder.LOCK));
        }
        return folder;
    }
}
