package tidewire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.CommandRun;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Json;
import tidewire.events.Phrasing;

/** The sample's first day through everything: simulated feeds, real ingestors, broker, stages and model. */
class DemoIT {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

    @TempDir
    private static Path folder;

    private static CommandRun run;
    private static Published published;
    private static List<Digest> digests;

    @BeforeAll
    static void play() {
        run = demo("first", "max", "--kafka", "consumer.max.poll.records=5000");
        published = Published.read(folder.resolve("first"));
        digests = run.outLines().stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Digest.class))
                .toList();
    }

    /** The first day, and the night after it, so that every desk has ended its last interval. */
    private static CommandRun demo(String data, String speed, String... more) {
        String[] args = Stream.concat(
                        Stream.of(
                                "demo",
                                "--headless",
                                "--json",
                                "--until",
                                "2013-10-08T01:00:00Z",
                                "--model",
                                TestModel.folder().toString(),
                                "--data",
                                data,
                                "--speed",
                                speed),
                        Stream.of(more))
                .toArray(String[]::new);
        return CommandRun.of(folder, args);
    }

    @Test
    void run_headless_endsByItselfWithAReport() {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("digests", "generated", "tokens", "in all");
    }

    @Test
    void run_beginsWithFiveLines_whatRuns_where_whichModel_howFarBehind() {
        assertThat(run.errLines().stream()
                        .filter(line -> line.startsWith("tidewire: "))
                        .limit(5))
                .as(run.err())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("tidewire: plays the week of 7 October 2013 as fast as it is read"
                                        + " for 3 desks: world, markets, security"),
                        line -> assertThat(line).matches("tidewire: the page is at http://127\\.0\\.0\\.1:[1-9]\\d*/"),
                        line -> assertThat(line).matches("tidewire: Kafka is at 127\\.0\\.0\\.1:[1-9]\\d*"),
                        line -> assertThat(line).matches("tidewire: the model is \\S.*, [\\d.]+M parameters, \\S+"),
                        line -> assertThat(line).isEqualTo("tidewire: nothing is behind, all begins; Ctrl-C stops"));
    }

    @Test
    void topics_ofTheRun_sayWhatTheyHoldAndGrowBy() {
        CommandRun topics = CommandRun.of(folder, "topics", "--data", "first");
        assertThat(topics.exitCode()).as(topics.err()).isZero();
        assertThat(topics.outLines())
                .as(topics.out())
                .anyMatch(line ->
                        line.matches(" *[\\d.]+ MB +[\\d.]+ MB +[\\d,]+  2013-10-0[67]T.* tidewire\\.ticks\\.v1"))
                .as("of a day of the records' own time, whatever the broker's clock says")
                .anyMatch(line -> line.matches(" *[\\d.]+ kB +[\\d.]+ kB +[\\d,]+  2013-10-07T.* tidewire\\.bars\\.v1"))
                .anyMatch(line -> line.endsWith("tidewire.digests.v1"))
                .last()
                .asString()
                .endsWith("in all");
    }

    @Test
    void digests_onStdout_areTheRecordsOfTheTopic() {
        assertThat(run.outLines()).isNotEmpty().isEqualTo(published.digests());
    }

    @Test
    void digests_areWrittenForTheDesksThatHaveNews() {
        assertThat(digests).extracting(Digest::desk).contains("world", "markets");
    }

    @Test
    void digests_followTheShippedSchema() throws Exception {
        try (InputStream file = Digest.class.getResourceAsStream("/tidewire/schemas/digest.v1.schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(file);
            assertThat(run.outLines())
                    .allSatisfy(line -> assertThat(schema.validate(Json.mapper().readTree(line)))
                            .isEmpty());
        }
    }

    /** Of every topic of the run, not only of samples that a test makes. */
    @Test
    void records_onEveryTopic_followTheirSchemas_andAreOfATypeThatTheContractNamesThere() throws Exception {
        JsonNode contract;
        try (InputStream file = Digest.class.getResourceAsStream("/tidewire/asyncapi.json")) {
            contract = Json.mapper().readTree(file);
        }
        assertThat(published.json().keySet())
                .extracting(Published.Of::type)
                .contains(
                        "tidewire.newsitem.v1",
                        "tidewire.clock.v1",
                        "tidewire.bar.v1",
                        "tidewire.tapeentry.v1",
                        "tidewire.story.v1",
                        "tidewire.digest.v1",
                        "tidewire.telemetry.v1",
                        "tidewire.tapestatus.v1",
                        "tidewire.sourcestatus.v1");
        for (Map.Entry<Published.Of, List<String>> of : published.json().entrySet()) {
            assertThat(named(contract, of.getKey().topic()))
                    .contains(of.getKey().type());
            String name = of.getKey().type().replaceFirst("^tidewire\\.", "/tidewire/schemas/") + ".schema.json";
            try (InputStream file = Digest.class.getResourceAsStream(name)) {
                JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(file);
                assertThat(of.getValue())
                        .as("%s", of.getKey())
                        .allSatisfy(value -> assertThat(
                                        schema.validate(Json.mapper().readTree(value)))
                                .isEmpty());
            }
        }
    }

    /** Types that the contract names on a topic. */
    private static List<String> named(JsonNode contract, String topic) {
        List<String> types = new ArrayList<>();
        for (JsonNode channel : contract.path("channels")) {
            if (channel.path("address").asText().equals(topic)) {
                channel.path("messages")
                        .forEach(message -> types.add(
                                contract.at(message.path("$ref").asText().substring(1))
                                        .path("name")
                                        .asText()));
            }
        }
        return types;
    }

    @Test
    void citations_areIdsOfWhatWasPublished() {
        assertThat(digests)
                .flatExtracting(Digest::lines)
                .flatExtracting(Digest.Line::cites)
                .extracting(Citation::id)
                .isNotEmpty()
                .isSubsetOf(published.texts().keySet());
        assertThat(digests)
                .flatExtracting(digest -> digest.lead() == null
                        ? List.<String>of()
                        : digest.lead().cites())
                .isSubsetOf(published.texts().keySet());
    }

    @Test
    void numbers_ofLinesAndLeads_standInWhatTheyCite() {
        for (Digest digest : digests) {
            if (digest.lead() != null) {
                assertNumbersStandIn(digest.lead().text(), digest.lead().cites());
            }
            for (Digest.Line line : digest.lines()) {
                assertNumbersStandIn(
                        line.text(), line.cites().stream().map(Citation::id).toList());
            }
        }
    }

    private static void assertNumbersStandIn(String text, List<String> cites) {
        String sources = cites.stream().map(published.texts()::get).collect(Collectors.joining("\n"));
        assertThat(numbers(sources)).as("'%s' cites %s", text, cites).containsAll(numbers(text));
    }

    private static TreeSet<String> numbers(String text) {
        TreeSet<String> numbers = new TreeSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(number.group().replace(",", ""));
        }
        return numbers;
    }

    @Test
    void lines_areGeneratedInPart() {
        assertThat(digests)
                .flatExtracting(Digest::lines)
                .extracting(Digest.Line::phrasing)
                .contains(Phrasing.GENERATED);
    }

    @Test
    void digests_ofAnotherRunWithOtherPollSizesBatchesAndSpeed_areTheSameBytes() {
        CommandRun other = demo(
                "second",
                "4000",
                "--kafka",
                "consumer.max.poll.records=37",
                "--kafka",
                "batch.size=2000",
                "--kafka",
                "linger.ms=0");
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(byDesk(other)).isEqualTo(byDesk(run));
    }

    /** Digests of each desk in the order in which they came; between desks there is no order. */
    private static Map<String, List<String>> byDesk(CommandRun run) {
        return run.outLines().stream()
                .collect(Collectors.groupingBy(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Digest.class)
                        .desk()));
    }
}
