package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The digest that the README shows is one: what its readers copy is valid. */
class ReadmeSampleTest {
    private static final Pattern SAMPLE = Pattern.compile("(?s)\\n    (\\{ \"id\".*?\\})\\n\\n");

    @Test
    void sample_ofTheReadme_isValid_andReadAsADigest() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<JsonNode> samples = new ArrayList<>();
        for (Matcher sample = SAMPLE.matcher(readme); sample.find(); ) {
            samples.add(Json.mapper().readTree(sample.group(1)));
        }
        assertThat(samples).hasSize(1);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Schemas.text(Digest.class))
                        .validate(samples.get(0)))
                .isEmpty();
        Digest digest = Json.read(Json.mapper().writeValueAsBytes(samples.get(0)), Digest.class);
        assertThat(digest.lines()).hasSize(1);
    }
}
