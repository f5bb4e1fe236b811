package tidewire.app.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import tidewire.app.Failures;
import tidewire.events.NewsItem;

/**
 * A line of a file of reports or labels.
 *
 * @param where file and number of the line, for messages
 */
record SetLine(String where, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * All lines that are not blank; a name ending in {@code .xz} is unpacked.
     *
     * @throws IllegalArgumentException naming the line that is no JSON or has no {@code id}
     */
    static List<SetLine> read(Path file) {
        List<SetLine> lines = new ArrayList<>();
        int number = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".xz") ? new XZInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.add(new SetLine(file + " line " + number, JSON.readTree(line)));
                    lines.get(lines.size() - 1).check("id");
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + Failures.text(e), e);
        }
        return lines;
    }

    /** @throws IllegalArgumentException saying what makes it no item */
    void checkItem() {
        check("title");
        check("published");
        published();
        precision();
        String link = text("link");
        if (link != null && !link.startsWith("http://") && !link.startsWith("https://")) {
            throw new IllegalArgumentException(where + ": 'link' must be an http or https address, was '" + link + "'");
        }
    }

    private void check(String field) {
        if (json.path(field).asText("").isBlank()) {
            throw new IllegalArgumentException(where + ": '" + field + "' is missing");
        }
    }

    String id() {
        return json.path("id").asText();
    }

    /** Empty when it names none. */
    String feed() {
        return json.path("feed").asText("");
    }

    Instant published() {
        try {
            return Instant.parse(json.path("published").asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    where + ": 'published' must be like 2013-10-07T13:30:00Z, was '" + e.getParsedString() + "'", e);
        }
    }

    NewsItem.Precision precision() {
        String precision = json.path("published_precision").asText("second").toUpperCase(Locale.ROOT);
        return switch (precision) {
            case "SECOND", "MINUTE", "DAY" -> NewsItem.Precision.valueOf(precision);
            default ->
                throw new IllegalArgumentException(where + ": 'published_precision' must be second, minute or day, was "
                        + json.path("published_precision"));
        };
    }

    @Nullable
    String text(String field) {
        String text = json.path(field).asText("");
        return json.path(field).isNull() || text.isBlank() ? null : text;
    }
}
