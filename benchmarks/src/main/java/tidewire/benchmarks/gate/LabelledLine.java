package tidewire.benchmarks.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line that a person has read beside its sources.
 *
 * @param sources reports, each on its own
 * @param split {@code tune} to set limits with, {@code report} to measure with
 * @param kind {@code line} for the model's own words, {@code short} for a cut
 */
record LabelledLine(List<String> sources, String line, Label label, String split, String kind) {
    /** What the reader said. */
    enum Label {
        GOOD,
        USELESS,
        FALSE,
        BROKEN
    }

    boolean isBad() {
        return label == Label.FALSE || label == Label.BROKEN;
    }

    /** @throws IllegalArgumentException naming the line of the file that cannot be used */
    static List<LabelledLine> read(Path file) throws IOException {
        List<LabelledLine> all = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        List<String> rows = Files.readAllLines(file);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode row = mapper.readTree(rows.get(i));
                List<String> sources = new ArrayList<>();
                row.path("sources").forEach(source -> sources.add(source.asText()));
                all.add(new LabelledLine(
                        sources,
                        row.path("line").asText(),
                        Label.valueOf(row.path("label").asText().toUpperCase(Locale.ROOT)),
                        row.path("split").asText(""),
                        row.path("kind").asText("")));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + ": needs sources, line and label (good, useless, false, broken)",
                        e);
            }
        }
        return all;
    }
}
