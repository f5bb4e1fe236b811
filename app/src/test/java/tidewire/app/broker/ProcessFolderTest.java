package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.JavaProcess;
import tidewire.app.run.Lifecycle;

class ProcessFolderTest {
    @TempDir
    private Path base;

    @Test
    void foldersOfTheDead_areDeleted_andNoOthers() throws IOException {
        Path dead = folder("tidewire-1", "17");
        Files.writeString(dead.resolve("native.so"), "x");
        Path living = folder("tidewire-2", "18");
        Path notOurs = folder("tidewire-3", null);
        Path other = folder("other-4", "19");
        Path open = folder("tidewire-5", "20");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder("tidewire-data", null);
        FolderLock.take(data).close();
        try (FolderLock lock = FolderLock.take(living, ProcessFolder.LOCK)) {
            sweep();
        }

        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(notOurs).exists();
        assertThat(open).as("none of ours is open to others").exists();
        assertThat(data).as("what a broker keeps").exists();
        assertThat(other).exists();
    }

    @Test
    void folder_ofALauncherWhoseProcessNeverBegan_isDeletedAfterAWhile() throws IOException {
        Path old = folder("tidewire-aB3dE6gH", "");
        makeOld(old.resolve(ProcessFolder.LOCK));
        Path beginning = folder("tidewire-aB3dE6gJ", "");
        sweep();
        assertThat(old).doesNotExist();
        assertThat(beginning).exists();
    }

    /** Whatever the name is. */
    @Test
    void whatAUserKeeps_staysHoweverOldItIs() throws IOException {
        Path dated = Files.writeString(base.resolve("tidewire-20261101"), "mine");
        Path named = Files.writeString(base.resolve("tidewire-settings"), "");
        Path empty = folder("tidewire-archives", null);
        Path elsewhere = folder("elsewhere", "17");
        Path link = Files.createSymbolicLink(base.resolve("tidewire-the-link"), elsewhere);
        Path broken = Files.createSymbolicLink(base.resolve("tidewire-linkless"), base.resolve("nothing"));
        for (Path old : List.of(dated, named, empty, elsewhere)) {
            makeOld(old);
        }
        sweep();
        assertThat(List.of(dated, named, empty, elsewhere, elsewhere.resolve(ProcessFolder.LOCK)))
                .allSatisfy(path -> assertThat(path).exists());
        assertThat(List.of(link, broken)).allSatisfy(path -> assertThat(path).isSymbolicLink());
    }

    @Test
    void folder_ofAnotherUser_isLeft() throws IOException {
        Path dead = folder("tidewire-1", "17");
        UserPrincipal other =
                dead.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        ProcessFolder.sweep(base, other);
        assertThat(dead).exists();
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
        Path launched = folder("tidewire-aB3dE6gH", "");
        List<Path> made = run("-Djava.io.tmpdir=" + launched, "-Dtidewire.tmp=" + launched);
        assertThat(made).hasSize(3).allSatisfy(path -> assertThat(path).startsWithRaw(launched));
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void userWhoNamesAnotherFolder_hasHisWay() throws Exception {
        Path launched = folder("tidewire-aB3dE6gH", "");
        Path named = folder("named", null);
        List<Path> made = run("-Dtidewire.tmp=" + launched, "-Djava.io.tmpdir=" + named);
        assertThat(made).allSatisfy(path -> assertThat(path).startsWithRaw(named));
        assertThat(launched).doesNotExist();
    }

    /** A process that is begun with the options of another must not take that one's folder away. */
    @Test
    void folderOfAnotherProcess_isLeft() throws Exception {
        Path others = folder("tidewire-aB3dE6gH", "17");
        try (FolderLock lock = FolderLock.take(others, ProcessFolder.LOCK)) {
            run("-Dtidewire.tmp=" + others, "-Djava.io.tmpdir=" + folder("named", null));
        }
        assertThat(others.resolve(ProcessFolder.LOCK)).exists();
    }

    /** A broker that is stopped by Ctrl-C still writes, and one whose data goes meanwhile ends the process with an error. */
    @Test
    void folder_staysUntilAllThatRanHasStopped() throws Exception {
        Path log = base.resolve("log.txt");
        Process process = JavaProcess.start(Interrupted.class, 64, List.of(), log);
        while (!Files.readString(log).contains("runs") && process.isAlive()) {
            LockSupport.parkNanos(20_000_000);
        }
        process.destroy();
        process.waitFor();
        assertThat(Files.readString(log)).contains("stopped, its folder is there: true");
        try (Stream<Path> left = Files.list(base)) {
            assertThat(left).containsExactly(log);
        }
    }

    static final class Interrupted {
        public static void main(String[] args) throws Exception {
            ProcessFolder.use();
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            try (Lifecycle lifecycle = Lifecycle.begin()) {
                lifecycle.add("slow", folder, () -> {
                    LockSupport.parkNanos(1_000_000_000); // Long enough for who would not wait.
                    System.out.println("stopped, its folder is there: " + Files.exists(folder));
                });
                System.out.println("runs");
                lifecycle.await(new CompletableFuture<>());
            }
        }
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

    private void sweep() throws IOException {
        ProcessFolder.sweep(base, Files.getOwner(base));
    }

    private static void makeOld(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(7_200)));
    }

    /** @param lock what is in the file that is locked; null for a folder without one */
    private Path folder(String name, @Nullable String lock) throws IOException {
        Path folder = Files.createDirectory(
                base.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (lock != null) {
            Files.writeString(folder.resolve(ProcessFolder.LOCK), lock);
        }
        return folder;
    }
}
