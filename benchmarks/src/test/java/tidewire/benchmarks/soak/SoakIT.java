package tidewire.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench soak}: two days of a little news and a tiny model. */
@EnabledIfSystemProperty(
        named = "tidewire.kills",
        matches = "\\d+",
        disabledReason = "a long loop: -Pnightly, or -Dtidewire.kills=1")
class SoakIT {
    private static final Path MODEL = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");
    private static final Instant MONDAY = Instant.parse("2013-10-07T08:00:00Z");

    @Test
    void days_areMeasuredAtTheirEnds(@TempDir Path folder) throws Exception {
        Path news = folder.resolve("news.jsonl");
        Files.writeString(news, IntStream.range(0, 12).mapToObj(SoakIT::item).collect(Collectors.joining("\n")));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean flat =
                new SoakBench(MODEL, 2, news, Path.of(".."), new PrintStream(said, true, StandardCharsets.UTF_8)).run();

        assertThat(flat).as("of two days nothing is said").isTrue();
        String number = " +[\\d.]+";
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.matches(" +1  2013-10-08" + number.repeat(10)))
                .anyMatch(line -> line.matches(" +2  2013-10-09" + number.repeat(10)))
                .anyMatch(line -> line.matches("kept  tidewire\\.digests\\.v1: .* a day"))
                .last()
                .asString()
                .contains("two weeks or more");
    }

    private static String item(int number) {
        return "{\"id\": \"%d\", \"published\": \"%s\", \"title\": \"Council %d votes on the bridge over river %d\"}"
                .formatted(number, MONDAY.plus(Duration.ofHours(2L * number)), number, number * 7);
    }
}
