package tidewire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path SOURCE = Path.of("src", "test", "java", "tidewire", "llm", "ReadmeExample.java");

    @Test
    void example_isWhatIsCompiledHere() throws IOException {
        String readme = between(Files.readString(Path.of("README.md")), "```java\n", "```");
        String compiled = between(Files.readString(SOURCE), "// begin\n", "// end");
        // How lines are broken is the formatter's business in one of them.
        assertThat(readme.replaceAll("Path\\.of\\(\"[^\"]+\"\\)", "path").replaceAll("\\s", ""))
                .isEqualTo(compiled.replaceAll("\\s", ""));
    }

    @Test
    void example_readsLinesAndWritesOnAFork() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            ReadmeExample.run(
                    TinyCheckpoints.folder("llama2"),
                    new BufferedReader(new StringReader("Shares fell.\nThey rose.\n")));
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().limit(2))
                .allMatch(line -> line.matches("\\d+\\.\\d+ nats"))
                .hasSize(2);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        return text.substring(from + begin.length(), text.indexOf(end, from + begin.length()));
    }
}
