package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tidewire.benchmarks.Bench;

/** Commands in documents and scripts are commands that there are, with options that they have. */
class DocCommandsTest {
    private static final Path ROOT = Path.of("..");
    /** What stands behind the launcher's name, up to the end of the line, of the code or of the command. */
    private static final Pattern LAUNCHED = Pattern.compile("\\./tidewire((?: +[^\\s`#>]+)*)");
    /** Code that begins with the name of a command. */
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?: +[^\\s`]+)+)`");

    private static final CommandLine COMMANDS = commands();

    private static CommandLine commands() {
        Path folder = Path.of("");
        CommandLine line = Main.line(new Terminal(System.out, System.err, Map.of(), folder, folder));
        // What the launcher starts in its place.
        line.getCommandSpec().removeSubcommand("bench");
        line.addSubcommand("bench", new CommandLine(Bench.class));
        return line;
    }

    static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        try (var files = Files.find(
                ROOT,
                4,
                (file, is) -> !file.toString().matches(".*/(target|\\.git|released)/.*")
                        && (file.toString().endsWith(".md") || file.toString().matches("\\.\\./\\.ci/[a-z]+")))) {
            files.filter(Files::isRegularFile).sorted().forEach(all::add);
        }
        all.add(ROOT.resolve("docker-compose.yml"));
        all.add(ROOT.resolve("app/src/main/resources/tidewire/app/tidewire.yml"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commands_inADocument_areThoseThatThereAre(Path document) throws IOException {
        String text = Files.readString(document);
        Set<String> wrong = new TreeSet<>();
        for (Matcher launched = LAUNCHED.matcher(text); launched.find(); ) {
            problem(launched.group(1).strip()).ifPresent(wrong::add);
        }
        for (Matcher code = CODE.matcher(text); code.find(); ) {
            String name = code.group(1).split(" ")[0];
            if (COMMANDS.getSubcommands().containsKey(name)) {
                problem(code.group(1)).ifPresent(wrong::add);
            }
        }
        assertThat(wrong).as("in %s", document).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demmo",
                "dlq lost",
                "dlq list|shew|replay",
                "demo --sped max",
                "bench soak --kills 3",
                "alerts replay --nws"
            })
    void commandThatThereIsNot_isFound(String command) {
        assertThat(problem(command)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --speed max --headless",
                "dlq list|show|replay",
                "feeds import FILE.opml",
                "bench recovery --kills 12",
                "--version"
            })
    void commandThatThereIs_isNone(String command) {
        assertThat(problem(command)).isEmpty();
    }

    /** What is wrong with a command, as documents write it. */
    private static Optional<String> problem(String command) {
        CommandLine at = COMMANDS;
        for (String word : command.split(" +")) {
            if (word.startsWith("--")) {
                String option = word.replaceFirst("^(--[a-z-]*).*", "$1");
                if (!at.getCommandSpec().optionsMap().containsKey(option)) {
                    return Optional.of(command + ": no option " + option);
                }
            } else if (!at.getSubcommands().isEmpty() && word.matches("[a-z|]+")) {
                for (String name : word.split("\\|")) {
                    if (!at.getSubcommands().containsKey(name)) {
                        return Optional.of(command + ": no command " + name);
                    }
                }
                at = at.getSubcommands().get(word.split("\\|")[0]);
            }
        }
        return Optional.empty();
    }
}
