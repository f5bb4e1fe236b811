package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads the topics with what an earlier release said of them can go on. */
class ReleasedSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PRESENT = Path.of("src/main/resources/tidewire/schemas");
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Set<String> WRITTEN_BY_PEOPLE = Set.of("question.v1", "alertcommand.v1");

    private static final String BEFORE = """
            {"type": "object", "required": ["id", "kind"], "properties": {
              "id": {"type": "string", "minLength": 1},
              "note": {"type": ["string", "null"]},
              "kind": {"type": "string", "enum": ["gap", "swing"]},
              "cites": {"type": "array", "items": {"$ref": "#/$defs/cite"}},
              "lead": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}]}},
             "$defs": {"cite": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "link": {"type": "string"}}}}}
            """;

    @Test
    void schemas_ofEveryRelease_areStillKept() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path release : releases()) {
            for (Path schema : files(release)) {
                Path now = PRESENT.resolve(schema.getFileName());
                String name = release.getFileName() + "/" + schema.getFileName();
                if (Files.exists(now)) {
                    breaking(read(schema), read(now)).forEach(change -> broken.add(name + " " + change));
                } else {
                    broken.add(name + " is gone");
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void schemas_ofThisVersion_areKeptWhenItIsARelease() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        if (!version.group(1).endsWith("-SNAPSHOT")) {
            assertThat(files(RELEASED.resolve(version.group(1))))
                    .extracting(file -> file.getFileName().toString())
                    .containsAll(files(PRESENT).stream()
                            .map(file -> file.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void schemas_comparedWithThemselves_breakNothing() throws IOException {
        assertThat(files(PRESENT)).hasSizeGreaterThan(10);
        for (Path schema : files(PRESENT)) {
            assertThat(breaking(read(schema), read(schema)))
                    .as(schema.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"note\": {\"type\": [\"string\", \"null\"]},| | /note: is gone",
                "\"id\": {\"type\": \"string\", \"minLength\": 1}|\"id\": {\"type\": \"integer\"}|/id: is integer now",
                "\"id\": {\"type\": \"string\", \"minLength\": 1}|\"id\": {\"type\": \"string\"}|/id: minLength was 1",
                "\"id\": {\"type\": \"string\", \"minLength\": 1}|\"id\": {\"type\": [\"string\", \"null\"], \"minLength\": 1}|/id: may be null",
                "[\"id\", \"kind\"]|[\"id\"]|/kind: may be missing",
                "\"link\": {\"type\": \"string\"}|\"links\": {\"type\": \"string\"}|/cites[]/link: is gone",
                "[\"text\"]|[]|/lead/text: may be missing",
            })
    void change_thatReadersFeel_isBreaking(String was, String is, String said) throws IOException {
        assertThat(BEFORE).contains(was);
        String after = BEFORE.replace(was, is == null ? "" : is);
        assertThat(SchemaChanges.breaking(JSON.readTree(BEFORE), JSON.readTree(after), false))
                .anyMatch(change -> change.startsWith(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"note\":|\"later\": {\"type\": \"string\"}, \"note\":",
                "[\"gap\", \"swing\"]|[\"gap\", \"swing\", \"halt\"]",
                "[\"id\", \"kind\"]|[\"id\", \"kind\", \"note\"]"
            })
    void change_thatOnlyAdds_isNone(String was, String is) throws IOException {
        assertThat(BEFORE).contains(was);
        assertThat(SchemaChanges.breaking(JSON.readTree(BEFORE), JSON.readTree(BEFORE.replace(was, is)), false))
                .isEmpty();
    }

    @Test
    void change_ofARecordThatPeopleWrite_thatAsksForMore_isBreaking() throws IOException {
        String after = BEFORE.replace("[\"id\", \"kind\"]", "[\"id\", \"kind\", \"note\"]")
                .replace("[\"gap\", \"swing\"]", "[\"gap\"]");
        assertThat(SchemaChanges.breaking(JSON.readTree(BEFORE), JSON.readTree(after), true))
                .containsExactlyInAnyOrder("/note: is asked for now", "/kind: swing is no value any more");
    }

    private static List<String> breaking(JsonNode before, JsonNode after) {
        String name = before.path("$id").asText().replace("urn:tidewire:schema:", "");
        return SchemaChanges.breaking(before, after, WRITTEN_BY_PEOPLE.contains(name));
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static List<Path> releases() throws IOException {
        try (Stream<Path> all = Files.list(RELEASED)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
