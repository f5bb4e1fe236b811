package tidewire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void noCommand_isWrongUse() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("a command is missing").contains("--help");
    }

    @Test
    void unknownCommand_isWrongUseInTwoLines() {
        assertThat(run("demon")).isEqualTo(2);
        assertThat(err()).contains("demon");
        assertThat(err().lines()).hasSize(2);
    }

    @Test
    void help_goesToStdout() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("init", "check", "Exit codes");
        assertThat(err()).isEmpty();
    }

    @Test
    void init_newFile_writesItAndRefusesToOverwrite() throws Exception {
        assertThat(run("init")).isZero();
        Path file = folder.resolve("tidewire.yml");
        assertThat(file).content().contains("desks:");

        Files.writeString(file, "mine");
        assertThat(run("init")).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(err()).contains("tidewire.yml exists already");
    }

    @Test
    void check_noConfiguration_saysHowToGetOne() {
        assertThat(run("check")).isEqualTo(2);
        assertThat(err()).contains("There is no configuration file").contains("./tidewire init");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void check_threeErrors_reportsThreeLinesAndNoStackTrace() throws Exception {
        Files.writeString(folder.resolve("bad.yml"), """
                kafka: {partitions: many}
                feeds: [{name: fed, url: nowhere}]
                desks: [{name: d, feeds: [fed], evry: 1h}]
                """);
        assertThat(run("check", "--config", "bad.yml")).isEqualTo(2);
        assertThat(err())
                .contains("bad.yml: 3 errors", "kafka.partitions: ", "feeds[0].url: ", "desks[0].evry: unknown key")
                .doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void check_nothingAnswers_saysSoForEach() throws Exception {
        Files.writeString(folder.resolve("tidewire.yml"), """
                kafka: {bootstrap.servers: "127.0.0.1:1", startup-timeout: 1s}
                model: {path: none}
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                exchanges: [{name: x, url: "ws://127.0.0.1:1/", symbols: [A]}]
                desks: [{name: d, feeds: [fed]}]
                """);
        assertThat(run("check")).isEqualTo(1);
        assertThat(out().lines())
                .satisfiesExactly(
                        l -> assertThat(l).startsWith("ok       configuration"),
                        l -> assertThat(l).startsWith("PROBLEM  broker: No Kafka broker answers at 127.0.0.1:1"),
                        l -> assertThat(l).startsWith("PROBLEM  model: There is no model folder"),
                        l -> assertThat(l).startsWith("PROBLEM  feed fed: "),
                        l -> assertThat(l).startsWith("PROBLEM  exchange x: "));
    }

    private int run(String... args) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder, folder);
        return Main.run(terminal, args);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
