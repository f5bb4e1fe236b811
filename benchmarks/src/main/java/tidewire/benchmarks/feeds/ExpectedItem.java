package tidewire.benchmarks.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.text.PlainText;

/**
 * An item as a suite expects it, as far as a {@link FeedItem} has such fields.
 *
 * @param fields what is expected, by the name of the item's field
 */
record ExpectedItem(Map<String, List<String>> fields) {
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("guid", List.of("guid", "id"));
        NAMES.put("title", List.of("title"));
        NAMES.put("link", List.of("link", "url"));
        NAMES.put(
                "published",
                List.of("publishedParsed", "pubDateParsed", "date_published", "updatedParsed", "date_modified"));
        NAMES.put("summary", List.of("description", "summary"));
        NAMES.put("text", List.of("content", "content_html", "content_text"));
        NAMES.put("author", List.of("authors", "author"));
        NAMES.put("categories", List.of("categories", "tags"));
    }

    /** Where an expected value stands when it is an object. */
    private static final List<String> VALUES = List.of("value", "name", "email", "label", "term");

    static ExpectedItem of(JsonNode item) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        NAMES.forEach((field, names) -> names.stream()
                .map(name -> values(item.path(name)))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .ifPresent(values -> fields.put(field, values)));
        return new ExpectedItem(fields);
    }

    private static List<String> values(JsonNode node) {
        if (node.isTextual() || node.isNumber()) {
            return node.asText().isBlank() ? List.of() : List.of(node.asText());
        }
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(part -> values.addAll(values(part)));
            return values;
        }
        return VALUES.stream()
                .filter(name -> node.hasNonNull(name) && !values(node.get(name)).isEmpty())
                .findFirst()
                .map(name -> values(node.get(name)))
                .orElse(List.of());
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Names of the fields in which an item differs. */
    List<String> differences(FeedItem item, boolean asPlainText) {
        return fields.entrySet().stream()
                .filter(field -> !agrees(field.getKey(), field.getValue(), item, asPlainText))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean agrees(String field, List<String> expected, FeedItem item, boolean asPlainText) {
        if (field.equals("published")) {
            return Objects.equals(instant(expected.get(0)), item.published());
        }
        List<String> wanted = normal(expected, asPlainText);
        // A picture has no words.
        return (wanted.isEmpty() && asPlainText)
                || read(field, item).anyMatch(read -> wanted.equals(normal(read, asPlainText)));
    }

    /** Forms in which an item may hold what is expected. */
    private static Stream<List<String>> read(String field, FeedItem item) {
        return switch (field) {
            case "guid" -> one(item.guid());
            case "title" -> one(item.title());
            case "link" -> one(item.link());
            // Several are one text here.
            case "author" ->
                item.author() == null
                        ? Stream.empty()
                        : Stream.of(
                                List.of(item.author()), List.of(item.author().split(", ")));
            case "categories" -> Stream.of(item.categories());
            // A description is the text where there is no other, and a text that repeats it is kept once.
            default -> Stream.concat(one(item.summary()), one(item.text()));
        };
    }

    private static Stream<List<String>> one(@Nullable String value) {
        return value == null ? Stream.empty() : Stream.of(List.of(value));
    }

    private static List<String> normal(List<String> texts, boolean asPlainText) {
        return texts.stream()
                .map(text -> asPlainText ? plain(text) : text)
                .map(ExpectedItem::normal)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Marks that were escaped more than once are taken away too. */
    private static String plain(String text) {
        String before = text;
        String plain = PlainText.of(text);
        while (!plain.equals(before)) {
            before = plain;
            plain = PlainText.of(plain);
        }
        return plain;
    }

    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static @Nullable Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
