package tidewire.ingest.feed.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.xml.TextConstruct;
import tidewire.ingest.feed.link.Links;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), item by item, so that a document that breaks off keeps its whole items. */
final class JsonFeed {
    /** Of JSON as it comes out of templates and string concatenation, too. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final String base;
    private final Deadline deadline;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FeedDocument.Broken> broken = new ArrayList<>();
    private final List<JsonNode> items = new ArrayList<>();
    private String title = "";
    private String version = "";
    private boolean listed;
    private @Nullable String author;

    JsonFeed(String base, Deadline deadline) {
        this.base = base;
        this.deadline = deadline;
    }

    FeedDocument read(String text) throws UnreadableFeedException {
        boolean truncated = false;
        try (JsonParser in = MAPPER.createParser(text)) {
            in.nextToken();
            fields(in);
        } catch (IOException e) {
            truncated = true;
        }
        // Some name only the number of the version.
        if (!version.contains("jsonfeed.org") && !(listed && version.matches("\\d[\\d.]*"))) {
            throw new UnreadableFeedException("JSON, but no JSON Feed: it names no version of jsonfeed.org");
        }
        if (truncated && items.isEmpty()) {
            throw new UnreadableFeedException("the document breaks off before the end of its first item");
        }
        for (JsonNode item : items) {
            deadline.check();
            if (item.isObject()) {
                entries.add(entry(item));
            } else {
                broken.add(new FeedDocument.Broken("an item that is no JSON object", item.toString()));
            }
        }
        return new FeedDocument(title, entries, broken, PollHints.NONE, truncated);
    }

    private void fields(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "version" -> version = word(in.readValueAsTree());
                case "title" -> title = TextConstruct.escaped(word(in.readValueAsTree()));
                case "author", "authors" -> {
                    String named = author(in.readValueAsTree());
                    author = named == null ? author : named;
                }
                case "items" -> {
                    listed = value == JsonToken.START_ARRAY;
                    while (value == JsonToken.START_ARRAY && in.nextToken() != JsonToken.END_ARRAY) {
                        items.add(in.readValueAsTree());
                    }
                }
                default -> in.skipChildren();
            }
        }
    }

    private Entry entry(JsonNode item) {
        String own = Stream.of("authors", "author")
                .map(name -> author(item.path(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(author);
        String html = item.path("content_html").asText("");
        String id = item.path("id").asText("");
        String link = Stream.of("url", "external_url")
                .map(name -> item.path(name).asText(""))
                .filter(url -> !url.isBlank())
                .findFirst()
                .orElse(Links.isAbsolute(id) ? id : "");
        List<String> tags = new ArrayList<>();
        item.path("tags").forEach(tag -> tags.add(tag.asText("")));
        return new Entry(
                id.isBlank() ? null : id,
                text(item, "title"),
                text(item, "summary"),
                html.isBlank() ? text(item, "content_text") : html,
                Links.resolve(link, base),
                own,
                tags,
                new Entry.Dates(date(item, "date_published"), null, date(item, "date_modified")),
                item::toString);
    }

    private static String word(JsonNode value) {
        return value.isValueNode() ? value.asText("") : "";
    }

    private static String text(JsonNode item, String name) {
        return TextConstruct.escaped(item.path(name).asText(""));
    }

    private static @Nullable String date(JsonNode item, String name) {
        JsonNode date = item.path(name);
        return date.isValueNode() && !date.isNull() ? date.asText() : null;
    }

    /** Names of one author or of several. */
    private static @Nullable String author(JsonNode json) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
            String name = one.isTextual() ? one.asText() : one.path("name").asText("");
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }
}
