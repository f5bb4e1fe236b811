package tidewire.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The order of the house that no compiler sees: small files, packages that can be looked over, one name for one thing. */
class HouseOrderTest {
    private static final Path ROOT = Path.of("..");
    private static final int MOST_SIBLINGS = 12;
    private static final int MOST_LINES = 300;

    /** Why these have no floors. */
    private static final Map<String, String> LARGE_PACKAGES = Map.of(
            "tidewire.events",
            "one sealed hierarchy, which Java keeps in one package, and what reads and writes it; all of it is the contract",
            "tidewire.llm",
            "what a user of the library imports, one line; what is behind it has packages",
            "tidewire.llm.window",
            "windows, their snapshots and their batches see parts of each other that nobody else may",
            "tidewire.llm.chat.jinja",
            "one small language, lexer to values: the types of its values name each other",
            "tidewire.llm.gguf",
            "one file format: what its parts are read into is nobody else's",
            "tidewire.llm.checkpoint",
            "one file format, as gguf",
            "tidewire.llm.torch",
            "what touches the native library, kept in one place for the import rules; two more than a dozen");

    /** Why these are in one piece. */
    private static final Map<String, String> LARGE_FILES = Map.of(
            "ExpressionParser",
            "a method for each level of precedence, which call each other",
            "RollingWindow",
            "one lock over one state",
            "WindowLayout",
            "one table of places, each method of which is wrong without the others");

    @Test
    void packages_haveAtMostADozenSiblings() throws IOException {
        Map<String, Long> large = new TreeMap<>(sources("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(HouseOrderTest::packageOf, counting())));
        large.values().removeIf(siblings -> siblings <= MOST_SIBLINGS);
        large.keySet().removeAll(LARGE_PACKAGES.keySet());
        assertThat(large).as("packages that need floors").isEmpty();
    }

    @Test
    void files_areReadInOneSitting() throws IOException {
        Map<String, Integer> large = new TreeMap<>();
        for (Path file : sources("main")) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                large.put(nameOf(file), lines);
            }
        }
        large.keySet().removeAll(LARGE_FILES.keySet());
        assertThat(large).as("files with more than one job").isEmpty();
    }

    @Test
    void names_areThoseOfOneTopLevelType() throws IOException {
        Map<String, List<String>> twins = new TreeMap<>(sources("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(
                        HouseOrderTest::nameOf,
                        java.util.stream.Collectors.mapping(
                                HouseOrderTest::packageOf, java.util.stream.Collectors.toList()))));
        twins.values().removeIf(packages -> packages.size() == 1);
        assertThat(twins).as("one name for two things").isEmpty();
    }

    private static List<Path> sources(String kind) throws IOException {
        try (var files =
                Files.find(ROOT, 20, (file, is) -> file.toString().matches(".*/src/" + kind + "/java/.*\\.java"))) {
            return files.sorted().toList();
        }
    }

    private static String packageOf(Path file) {
        String path = file.getParent().toString().replace('\\', '/');
        return path.substring(path.indexOf("/java/") + 6).replace('/', '.');
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
