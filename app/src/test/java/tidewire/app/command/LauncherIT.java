package tidewire.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When the launchers build: a small tree with them in it, a Maven that notes that it was called, a Java that says that it was. */
class LauncherIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String MAVEN = """
            #!/bin/sh
            echo "[INFO] Building Tidewire :: events 0.1.0-SNAPSHOT                    [1/2]"
            [ ! -f broken ] || { echo "[ERROR] it does not compile"; exit 1; }
            echo "[INFO] Building Tidewire :: app 0.1.0-SNAPSHOT                       [2/2]"
            echo built >>../builds
            """;
    private static final String JAVA = """
            #!/bin/sh
            case $1 in
                -version) echo 'openjdk version "17.0.1"' >&2 ;;
                --list-modules) echo jdk.compiler@17.0.1 ;;
                *.java) exec "%s" "$@" ;;
                *) echo started ;;
            esac
            """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"));

    @TempDir
    private Path folder;

    private Path tree;

    /** What decides whether to build: the script of a shell, or what {@code tidewire.cmd} calls. */
    enum Launcher {
        SHELL(tree -> tree.resolve("tidewire")),
        WINDOWS(tree -> tree.resolve(".mvn/Build.java"));

        private final UnaryOperator<Path> file;

        Launcher(UnaryOperator<Path> file) {
            this.file = file;
        }

        List<String> command(Path tree) {
            String its = file.apply(tree).toString();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return this == SHELL ? List.of(its) : List.of(java, its, tree.toString());
        }
    }

    @BeforeEach
    void plant() throws IOException {
        assumeTrue(File.separatorChar == '/', "needs a shell");
        tree = Files.createDirectory(folder.resolve("tree"));
        write(tree.resolve("pom.xml"), "<project/>");
        write(tree.resolve("app/pom.xml"), "<project/>");
        write(tree.resolve("app/src/main/java/A.java"), "class A {}");
        write(tree.resolve("app/src/test/java/ATest.java"), "class ATest {}");
        write(tree.resolve("mvnw"), MAVEN);
        write(folder.resolve("jdk/bin/java"), JAVA);
        write(tree.resolve("tidewire"), Files.readString(ROOT.resolve("tidewire")));
        write(tree.resolve(".mvn/Build.java"), Files.readString(ROOT.resolve(".mvn/Build.java")));
    }

    @ParameterizedTest
    @EnumSource(Launcher.class)
    void tree_isBuiltOnce_alsoWhenItIsCopied_andAgainWhenASourceIsAnother(Launcher launcher) throws Exception {
        assertThat(start(launcher, tree)).contains("Building Tidewire.", "[2/2] app");
        assertThat(builds()).isEqualTo(1);
        start(launcher, tree);

        Path same = folder.resolve("same");
        run(folder, "cp", "-a", "tree", "same");
        start(launcher, same);
        Path younger = folder.resolve("younger");
        run(folder, "cp", "-r", "tree", "younger");
        Files.setLastModifiedTime(
                younger.resolve("app/target/.built"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        start(launcher, younger);
        write(tree.resolve("app/src/test/java/ATest.java"), "class ATest { int notBuilt; }");
        start(launcher, tree);
        assertThat(builds()).as("copies, and tests, are not built").isEqualTo(1);

        Path source = tree.resolve("app/src/main/java/A.java");
        FileTime before = Files.getLastModifiedTime(source);
        write(source, "class B {}");
        Files.setLastModifiedTime(source, before);
        assertThat(start(launcher, tree)).contains("Sources are not those of the build");
        assertThat(builds()).isEqualTo(2);
        Files.move(source, source.resolveSibling("B.java"));
        start(launcher, tree);
        assertThat(builds()).as("a file of another name").isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Launcher.class)
    void build_thatFails_isSaidWithItsEnd_andDoneAgainTheNextTime(Launcher launcher) throws Exception {
        write(tree.resolve("broken"), "");
        List<String> command = launcher.command(tree);
        assertThat(run(tree, 2, command)).contains("[ERROR] it does not compile", "tidewire: the build failed");
        Files.delete(tree.resolve("broken"));
        start(launcher, tree);
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.8.0_392|is version 8. A JDK, 17 or later, is needed.",
                "11.0.2|is version 11. A JDK, 17 or later, is needed.",
                "unknown|does not say which version it is"
            })
    void javaThatIsTooOld_isSaid(String version, String said) throws Exception {
        write(folder.resolve("jdk/bin/java"), JAVA.replace("17.0.1\"", version + "\""));
        assertThat(run(tree, 2, Launcher.SHELL.command(tree)))
                .startsWith("tidewire: ")
                .contains(said);
    }

    @Test
    void javaThatIsNotThere_orCannotBuild_isSaid() throws Exception {
        write(folder.resolve("jdk/bin/java"), JAVA.replace("jdk.compiler", "java.base"));
        assertThat(run(tree, 2, Launcher.SHELL.command(tree))).contains("is a Java runtime without a compiler");
        Files.delete(folder.resolve("jdk/bin/java"));
        assertThat(run(tree, 2, Launcher.SHELL.command(tree))).contains("but there is no java in it");
    }

    /** As in a folder of somebody else's; root, who may write anywhere, meets it here too. */
    @Test
    void folderThatCannotBeWritten_isSaid() throws Exception {
        write(tree.resolve("app/target"), "a file where a folder must be");
        assertThat(run(tree, 2, Launcher.SHELL.command(tree)))
                .endsWith("tidewire: nothing can be written to " + tree.toRealPath()
                        + "/app/target, where the build goes. Make room, or take a folder that is yours.\n");
    }

    /** The first is within its build while the second comes. */
    @ParameterizedTest
    @EnumSource(Launcher.class)
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void two_thatAreStartedAtOnce_buildOnce(Launcher launcher) throws Exception {
        write(tree.resolve("mvnw"), MAVEN + "touch ../begun; while [ ! -f ../go ]; do sleep 0.1; done\n");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> unchecked(launcher));
        Path said = folder.resolve("second.txt");
        Process second;
        try {
            while (!Files.exists(folder.resolve("begun")) && !first.isDone()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            second = process(folder, launcher.command(tree))
                    .redirectOutput(said.toFile())
                    .start();
            while (!Files.readString(said).contains("this one waits for it") && second.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } finally {
            write(folder.resolve("go"), "");
        }
        assertThat(second.waitFor()).as(Files.readString(said)).isZero();
        assertThat(first.get()).contains("Building Tidewire.");
        assertThat(builds()).isEqualTo(1);
    }

    private String unchecked(Launcher launcher) {
        try {
            return start(launcher, tree);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void release_isNeverBuilt() throws Exception {
        write(tree.resolve("lib/tidewire-app.jar"), "");
        assertThat(start(Launcher.SHELL, tree)).isEqualTo("started\n");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    /** The file for Windows itself cannot be tried here; it leaves the decision to what can. */
    @Test
    void fileForWindows_leavesToBuildJava_whatIsBuiltWhen() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("tidewire.cmd"));
        assertThat(lines)
                .contains("if not exist \"%HOME_DIR%lib\\tidewire-app.jar\" \"%JAVA%\" \"%HOME_DIR%.mvn\\Build.java\""
                        + " \"%HOME_DIR%.\" || exit /b 2")
                .noneMatch(line -> line.contains("mvnw"));
    }

    private String start(Launcher launcher, Path where) throws Exception {
        return run(folder, 0, launcher.command(where));
    }

    private int builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private String run(Path where, String... command) throws Exception {
        return run(where, 0, List.of(command));
    }

    private String run(Path where, int exitCode, List<String> command) throws Exception {
        Process process = process(where, command).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    private ProcessBuilder process(Path where, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        return builder.directory(where.toFile()).redirectErrorStream(true);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
