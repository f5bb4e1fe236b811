package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void noCommand_isWrongUse() {
        CommandRun run = CommandRun.of(folder);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a command is missing").contains("--help");
    }

    @Test
    void unknownCommand_isWrongUseInTwoLines() {
        CommandRun run = CommandRun.of(folder, "demon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no command 'demon' (did you mean demo?)");
        assertThat(run.errLines()).hasSize(2);
        assertThat(CommandRun.of(folder, "dlq", "lst").err()).contains("there is no command 'lst'");
        assertThat(CommandRun.of(folder, "check", "it").err()).contains("'it' is one word too many");
    }

    @Test
    void check_ofWhatIsNoText_saysSo() throws Exception {
        Files.write(folder.resolve("tidewire.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        CommandRun run = CommandRun.of(folder, "check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tidewire.yml cannot be read: it is no UTF-8 text");
    }

    @Test
    void unknownSpeed_isWrongUse() {
        CommandRun run = CommandRun.of(folder, "demo", "--speed", "fast");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--speed").contains("must be a positive number or max, was 'fast'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|99999|There is no port 99999",
                "--port|eighty|must be a whole number, was \"eighty\"",
                "--until|yesterday|must be a time in UTC such as 2013-10-08T12:00:00Z, was \"yesterday\"",
                "--news|nowhere.jsonl|The news file nowhere.jsonl is not there",
                "--weights|heavy|--weights must be auto, fp16, bf16, f32, int4 or int8, was heavy",
                "--device|toaster|--device must be auto, cpu, cuda or cuda:N, was toaster"
            })
    void demo_wrongValue_isSaidInAPersonsWords(String option, String value, String words) {
        // Whatever listens on the usual port of the page here.
        CommandRun run = option.equals("--port")
                ? CommandRun.of(folder, "demo", option, value)
                : CommandRun.of(folder, "demo", "--port", "0", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("java.").doesNotContain("Exception");
    }

    /** Nothing has been started, and no class is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "init nowhere/deep/tidewire.yml|nowhere/deep/tidewire.yml cannot be written: there is no|",
                "check --config folder|The configuration file|cannot be read: Is a directory",
                "check --config binary|cannot be read: it is no UTF-8 text|",
                "check --config endless|cannot be read: it is longer than 16 MiB|",
                "feeds import folder|folder cannot be read: Is a directory|",
                "feeds import endless|endless cannot be read: it is longer than 16 MiB|",
                "model try --rolling 0 folder|--rolling must be from 1 to 1048576, was 0|",
                "model try --tokens -5 folder|--tokens must be from 1 to 1048576, was -5|",
                "dlq show wire --last 0|--last must be 1 or more, was 0|",
                "dlq replay wire --at 17|--at wants places as dlq show names them, such as 0@17, was '17'|",
                "dlq list|There is nothing kept in|no demo or run has begun there",
                "topics|There is nothing kept in|no demo or run has begun there",
                "alerts replay|There is nothing kept in|no demo or run has begun there",
                "topics --data mistyped|There is nothing kept in|no demo or run has begun there",
                "alerts replay --data mistyped|There is nothing kept in|no demo or run has begun there",
                "alerts replay --news folder|folder cannot be read: Is a directory|",
                "alerts replay --rules folder|folder cannot be read: Is a directory|",
                "demo --port 0 --data binary|(--data) cannot be used|is a file",
                "demo --port 0 --news folder|The news file folder is not there or cannot be read|",
            })
    void oddInput_isWrongUse_inAPersonsWords(String command, String words, @Nullable String moreWords)
            throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        Files.write(folder.resolve("binary"), new byte[] {0, (byte) 0xff, 7, (byte) 0xc3});
        try (FileChannel sparse =
                FileChannel.open(folder.resolve("endless"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 33);
        }
        Files.writeString(folder.resolve("tidewire.yml"), """
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                desks: [{name: d, feeds: [fed]}]
                """);

        CommandRun run = CommandRun.of(folder, command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains(words)
                .contains(moreWords == null ? "" : moreWords)
                .doesNotContain("java.", "Exception");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("mistyped")).doesNotExist();
    }

    /** As a text editor of Windows writes it. */
    @Test
    void configuration_behindAByteOrderMark_isRead() throws Exception {
        Files.writeString(folder.resolve("tidewire.yml"), "\uFEFF" + """
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                desks: [{name: d, feeds: [fed]}]
                """);
        assertThat(CommandRun.of(folder, "feeds", "export").out()).contains("http://127.0.0.1:1/");
    }

    @Test
    void help_goesToStdoutAndNamesEveryCommand() {
        CommandRun run = CommandRun.of(folder, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "demo",
                        "run",
                        "ingest",
                        "summarize",
                        "dashboard",
                        "alerts",
                        "init",
                        "check",
                        "model",
                        "dlq",
                        "topics",
                        "bench");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void init_newFile_writesItAndRefusesToOverwrite() throws Exception {
        assertThat(CommandRun.of(folder, "init").exitCode()).isZero();
        Path file = folder.resolve("tidewire.yml");
        assertThat(file).content().contains("desks:");

        Files.writeString(file, "mine");
        CommandRun second = CommandRun.of(folder, "init");
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(second.err()).contains("tidewire.yml exists already");
    }

    @Test
    void check_noConfiguration_saysHowToGetOne() {
        CommandRun run = CommandRun.of(folder, "check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no configuration file").contains("./tidewire init");
        assertThat(run.errLines()).hasSize(1);
    }

    @Test
    void check_threeErrors_reportsThreeLinesAndNoStackTrace() throws Exception {
        Files.writeString(folder.resolve("bad.yml"), """
                kafka: {partitions: many}
                feeds: [{name: fed, url: nowhere}]
                desks: [{name: d, feeds: [fed], evry: 1h}]
                """);
        CommandRun run = CommandRun.of(folder, "check", "--config", "bad.yml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("bad.yml: 3 errors", "kafka.partitions: ", "feeds[0].url: ", "desks[0].evry: unknown key");
        assertThat(run.errLines()).hasSize(4);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void check_nothingAnswers_saysSoForEach() throws Exception {
        Files.writeString(folder.resolve("tidewire.yml"), """
                kafka: {bootstrap.servers: "127.0.0.1:1", startup-timeout: 1s}
                model: {path: none}
                dashboard: {port: 0}
                feeds:
                  - {name: fed, url: "http://127.0.0.1:1/", allow-private-addresses: true}
                  - {name: near, url: "http://127.0.0.1:1/"}
                exchanges:
                  - {name: x, url: "ws://127.0.0.1:1/", symbols: [A], allow-private-addresses: true}
                  - {name: y, url: "ws://127.0.0.1:1/", symbols: [A]}
                desks: [{name: d, feeds: [fed, near]}]
                """);
        CommandRun run = CommandRun.of(folder, "check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .satisfiesExactly(
                        l -> assertThat(l).startsWith("ok       configuration"),
                        l -> assertThat(l).isEqualTo("ok       page: any free port"),
                        l -> assertThat(l).startsWith("PROBLEM  broker: No Kafka broker answers at 127.0.0.1:1"),
                        l -> assertThat(l).startsWith("PROBLEM  model: There is no model folder"),
                        l -> assertThat(l).startsWith("PROBLEM  feed fed: ").doesNotContain("refused"),
                        l -> assertThat(l).startsWith("PROBLEM  feed near: refused: 127.0.0.1 is the private address"),
                        l -> assertThat(l).startsWith("PROBLEM  exchange x: ").doesNotContain("refused"),
                        l -> assertThat(l)
                                .startsWith("PROBLEM  exchange y: refused: 127.0.0.1 is the private address"));
    }

    @Test
    void partAlone_withoutACluster_saysWhatToDo() throws Exception {
        Files.writeString(folder.resolve("tidewire.yml"), """
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                desks: [{name: d, feeds: [fed]}]
                """);
        CommandRun run = CommandRun.of(folder, "ingest");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("kafka.bootstrap.servers", "./tidewire run");
    }

    @Test
    void demo_noModel_saysSo() {
        CommandRun run = CommandRun.of(folder, "demo", "--headless", "--model", "nowhere");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("There is no model folder", "nowhere");
    }

    @Test
    void demo_dataFolderInUse_isRefused() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("file"), "");
        CommandRun run = CommandRun.of(folder, "demo", "--headless", "--data", "data");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("The folder data is not empty");
    }
}
