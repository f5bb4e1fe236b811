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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import tidewire.events.NewsItem;

/**
 * Reports with labels, oldest first: JSON Lines as {@code demo --news} reads them, with {@code story}, {@code chain},
 * {@code hard_negatives} and {@code importance} beside each. Labels may also stand in a file of their own, by {@code id}.
 */
public final class LabelledSet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<NewsItem> items;
    private final Map<String, Label> labels;

    private LabelledSet(List<NewsItem> items, Map<String, Label> labels) {
        this.items = List.copyOf(items);
        this.labels = labels;
    }

    /**
     * @param labels null when they stand in the set itself
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static LabelledSet read(Path set, @Nullable Path labels) {
        Map<String, Label> byId = new LinkedHashMap<>();
        List<NewsItem> items = new ArrayList<>();
        for (JsonNode line : lines(set)) {
            items.add(item(line));
            byId.put(line.path("id").asText(), label(line));
        }
        if (labels != null) {
            lines(labels).forEach(line -> byId.put(line.path("id").asText(), label(line)));
        }
        items.sort(Comparator.comparing(NewsItem::observed).thenComparing(NewsItem::id));
        if (items.isEmpty()) {
            throw new IllegalArgumentException(set + " has no items");
        }
        return new LabelledSet(items, byId);
    }

    /** Oldest first. */
    public List<NewsItem> items() {
        return items;
    }

    public Label label(String id) {
        return labels.getOrDefault(id, new Label(null, null, List.of(), null));
    }

    private static List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        int number = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".xz") ? new XZInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    JsonNode json = JSON.readTree(line);
                    if (json.path("id").asText("").isBlank()) {
                        throw new IllegalArgumentException(file + " line " + number + ": 'id' is missing");
                    }
                    lines.add(json);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
        return lines;
    }

    private static NewsItem item(JsonNode json) {
        String id = json.path("id").asText();
        Instant published;
        try {
            published = Instant.parse(json.path("published").asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    id + ": 'published' must be like 2013-10-07T13:30:00Z, was '" + e.getParsedString() + "'", e);
        }
        String title = json.path("title").asText("");
        if (title.isBlank()) {
            throw new IllegalArgumentException(id + ": 'title' is missing");
        }
        return new NewsItem(
                id,
                "feed:" + json.path("feed").asText("news"),
                published,
                published,
                NewsItem.Precision.SECOND,
                title,
                text(json, "summary"),
                text(json, "text"),
                text(json, "link"),
                null,
                List.of(),
                List.of(),
                json.hasNonNull("severity") ? json.path("severity").asDouble() : null,
                0,
                false);
    }

    private static Label label(JsonNode json) {
        List<String> apart = new ArrayList<>();
        json.path("hard_negatives").forEach(other -> apart.add(other.asText()));
        return new Label(
                text(json, "story"),
                text(json, "chain"),
                apart,
                json.hasNonNull("importance") ? json.path("importance").asInt() : null);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) && !json.path(field).asText().isBlank()
                ? json.path(field).asText()
                : null;
    }
}
