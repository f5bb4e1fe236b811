package tidewire.simulator.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import tidewire.simulator.sample.SampleItem.Precision;

/**
 * News as JSON Lines: {@code id}, {@code published} (ISO-8601 UTC), {@code title}, and optionally {@code feed},
 * {@code summary}, {@code text}, {@code link}, {@code category} and {@code published_precision} ({@code second},
 * {@code minute} or {@code day}).
 *
 * <p>Items of which only the day is known are spread evenly over 08:00 to 20:00 New York time of their day, in the order
 * of the file.
 */
final class NewsFile {
    private static final JsonMapper JSON = new JsonMapper();

    private NewsFile() {}

    /**
     * Reads all items, by the name of their feed in the file ({@code ""} when it names none), oldest first.
     *
     * @param name for messages; a name ending in {@code .xz} is unpacked
     * @throws SampleException naming the line that cannot be used
     */
    static Map<String, List<SampleItem>> read(String name, InputStream file) {
        List<JsonNode> lines = lines(name, file);
        DaySpread days = new DaySpread(lines.stream()
                .filter(NewsFile::dayOnly)
                .map(NewsFile::published)
                .toList());
        Map<String, List<SampleItem>> feeds = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            Instant published = dayOnly(line) ? days.next(published(line)) : published(line);
            feeds.computeIfAbsent(line.path("feed").asText(""), feed -> new ArrayList<>())
                    .add(item(line, published));
        }
        feeds.values().forEach(NewsFile::sort);
        return feeds;
    }

    static void sort(List<SampleItem> items) {
        items.sort(Comparator.comparing(SampleItem::published).thenComparing(SampleItem::id));
    }

    private static List<JsonNode> lines(String name, InputStream file) {
        List<JsonNode> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(name.endsWith(".xz") ? new XZInputStream(file) : file, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    JsonNode json = JSON.readTree(line);
                    String problem = problem(json, ids);
                    if (problem != null) {
                        throw new SampleException(name + " line " + number + ": " + problem);
                    }
                    lines.add(json);
                }
            }
        } catch (JsonProcessingException e) {
            throw new SampleException(name + " line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new SampleException(name + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new SampleException(name + " has no items");
        }
        return lines;
    }

    private static @Nullable String problem(JsonNode json, Set<String> ids) {
        for (String field : List.of("id", "published", "title")) {
            if (json.path(field).asText("").isBlank()) {
                return "'" + field + "' is missing";
            }
        }
        if (!ids.add(json.path("feed").asText("") + ":" + json.path("id").asText())) {
            return "the id '" + json.path("id").asText() + "' occurs twice";
        }
        try {
            Instant.parse(json.path("published").asText());
            precision(json);
            return null;
        } catch (DateTimeParseException e) {
            return "'published' must be like 2013-10-07T13:30:00Z, was '" + e.getParsedString() + "'";
        } catch (IllegalArgumentException e) {
            return "'published_precision' must be second, minute or day, was " + json.path("published_precision");
        }
    }

    private static boolean dayOnly(JsonNode json) {
        return precision(json) == Precision.DAY;
    }

    private static Precision precision(JsonNode json) {
        return Precision.valueOf(
                json.path("published_precision").asText("second").toUpperCase(Locale.ROOT));
    }

    private static Instant published(JsonNode json) {
        return Instant.parse(json.path("published").asText());
    }

    private static SampleItem item(JsonNode json, Instant published) {
        return new SampleItem(
                json.path("id").asText(),
                published,
                precision(json),
                json.path("title").asText(),
                text(json, "summary"),
                text(json, "text"),
                text(json, "link"),
                text(json, "category"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        return text.isBlank() || json.path(field).isNull() ? null : text;
    }
}
