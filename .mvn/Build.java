import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds Tidewire when that has not been done yet or sources are not those of the build: {@code java Build.java FOLDER [SOURCES]}, as the
 * launchers call it. What counts are names and contents, not times, which a copy of the folder changes; the launcher of a shell says
 * itself what they are, so that a start with nothing to build waits for no Java. One builds at a time, and who comes meanwhile waits.
 */
public final class Build {
    private static final Pattern MODULE = Pattern.compile("Building Tidewire :: (\\S+).*(\\[\\d+/\\d+])");
    private static final int LAST_LINES = 30;

    private Build() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        Path stamp = home.resolve("app/target/.built"); // Written last, so that a build that was interrupted is done again.
        // What counts is what stands there at the beginning: what is edited during the build is built the next time.
        String now = args.length > 1 ? args[1] : sources(home);
        if (isBuilt(stamp, now)) {
            return;
        }
        Files.createDirectories(stamp.getParent());
        try (FileChannel lock = FileChannel.open(
                stamp.resolveSibling(".building"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            awaitTurn(lock);
            if (!isBuilt(stamp, now)) {
                build(home, stamp, now);
            }
        }
    }

    /** On file systems without locks nobody waits. */
    private static void awaitTurn(FileChannel lock) {
        try {
            if (lock.tryLock() == null) {
                System.err.println("Another tidewire is building; this one waits for it.");
                lock.lock();
            }
        } catch (IOException e) {
            System.err.println("Whether another tidewire is building cannot be known here: " + e.getMessage());
        }
    }

    private static boolean isBuilt(Path stamp, String now) throws IOException {
        return Files.exists(stamp) && Files.readString(stamp).strip().equals(now.strip());
    }

    private static void build(Path home, Path stamp, String now) throws IOException, InterruptedException {
        System.err.println(
                Files.exists(stamp)
                        ? "Sources are not those of the build: building again."
                        : "Building Tidewire. The first time Maven downloads its libraries; that takes a few minutes.");
        Files.deleteIfExists(stamp);
        Path log = stamp.resolveSibling("build.log");
        if (build(home, log) != 0) {
            List<String> said = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            said.subList(Math.max(0, said.size() - LAST_LINES), said.size()).forEach(System.err::println);
            System.err.println(
                    "tidewire: the build failed; the end of what Maven said stands above, all of it in " + log + ".");
            System.exit(2);
        }
        Files.writeString(stamp, now.strip() + "\n");
    }

    /** Says of each module when its turn has come; returns Maven's exit code. */
    private static int build(Path home, Path log) throws IOException, InterruptedException {
        List<String> maven = System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd", "/c", "mvnw.cmd", "-B", "-Dquick", "-DskipTests", "package")
                : List.of("./mvnw", "-B", "-Dquick", "-DskipTests", "package");
        Process process = new ProcessBuilder(maven)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        int shown = 0;
        boolean ended;
        do {
            ended = process.waitFor(1, TimeUnit.SECONDS);
            List<String> modules = modules(log);
            modules.subList(shown, modules.size()).forEach(System.err::println);
            shown = modules.size();
        } while (!ended);
        return process.exitValue();
    }

    /** Before the next one may begin. */
    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> modules(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .map(MODULE::matcher)
                .filter(Matcher::find)
                .map(module -> "  " + module.group(2) + " " + module.group(1))
                .toList();
    }

    /** What the build is made of: every POM and all of {@code src/main}. */
    private static String sources(Path home) throws IOException, NoSuchAlgorithmException {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        MessageDigest one = MessageDigest.getInstance("SHA-256");
        for (Path file : files(home)) {
            String name = home.relativize(file).toString().replace('\\', '/');
            all.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            all.update(one.digest(Files.readAllBytes(file)));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static List<Path> files(Path home) throws IOException {
        List<Path> files = new ArrayList<>(List.of(home.resolve("pom.xml")));
        try (Stream<Path> modules = Files.list(home)) {
            for (Path module : modules.toList()) {
                for (Path part : List.of(module.resolve("pom.xml"), module.resolve("src/main"))) {
                    if (Files.exists(part)) {
                        try (Stream<Path> all = Files.walk(part)) {
                            all.filter(Files::isRegularFile).forEach(files::add);
                        }
                    }
                }
            }
        }
        return files.stream().sorted().toList();
    }
}
