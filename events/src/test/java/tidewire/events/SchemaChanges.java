package tidewire.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a newer schema of a record breaks for who knows an older one. Fields and values of an enumeration may be added, nothing
 * that readers rely on may go; of records that people write, nothing more may be asked.
 */
final class SchemaChanges {
    private static final List<String> LIMITS = List.of("pattern", "format", "minimum", "maximum", "minLength");

    private final JsonNode oldRoot;
    private final JsonNode newRoot;
    private final boolean writtenByPeople;
    private final List<String> breaking = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    private SchemaChanges(JsonNode oldRoot, JsonNode newRoot, boolean writtenByPeople) {
        this.oldRoot = oldRoot;
        this.newRoot = newRoot;
        this.writtenByPeople = writtenByPeople;
    }

    /** Each with the path of the field. */
    static List<String> breaking(JsonNode before, JsonNode after, boolean writtenByPeople) {
        SchemaChanges changes = new SchemaChanges(before, after, writtenByPeople);
        changes.compare("", before, after);
        return changes.breaking;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.has("$ref") && !seen.add(before.path("$ref").asText())) {
            return;
        }
        JsonNode was = resolved(before, oldRoot);
        JsonNode is = resolved(after, newRoot);
        if (nullable(is) && !nullable(was)) {
            breaking.add(path + ": may be null now");
        }
        was = withoutNull(was, oldRoot);
        is = withoutNull(is, newRoot);
        Set<String> types = types(is);
        types.removeAll(types(was));
        if (!types.isEmpty()) {
            breaking.add(path + ": is " + String.join(" or ", types) + " now");
        }
        enumeration(path, was, is);
        for (String limit : LIMITS) {
            if (was.has(limit) && !was.get(limit).equals(is.get(limit))) {
                breaking.add(path + ": " + limit + " was " + was.get(limit) + ", is " + is.path(limit));
            }
        }
        required(path, was, is);
        for (Map.Entry<String, JsonNode> field : was.path("properties").properties()) {
            JsonNode now = is.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                breaking.add(path + "/" + field.getKey() + ": is gone");
            } else {
                compare(path + "/" + field.getKey(), field.getValue(), now);
            }
        }
        if (was.has("items") && is.has("items")) {
            compare(path + "[]", was.get("items"), is.get("items"));
        }
        if (was.path("additionalProperties").isObject()
                && is.path("additionalProperties").isObject()) {
            compare(path + "/*", was.get("additionalProperties"), is.get("additionalProperties"));
        }
    }

    private void enumeration(String path, JsonNode was, JsonNode is) {
        Set<String> gone = values(was.path("enum"));
        Set<String> now = values(is.path("enum"));
        if (!now.isEmpty() || gone.isEmpty()) {
            gone.removeAll(now);
        }
        // Nobody has to handle a value that no longer comes, but somebody may still write it.
        if (!gone.isEmpty() && writtenByPeople) {
            breaking.add(path + ": " + String.join(", ", gone) + " is no value any more");
        }
    }

    private void required(String path, JsonNode was, JsonNode is) {
        Set<String> before = values(was.path("required"));
        Set<String> after = values(is.path("required"));
        for (String field : before) {
            if (!after.contains(field) && is.path("properties").has(field)) {
                breaking.add(path + "/" + field + ": may be missing now");
            }
        }
        for (String field : after) {
            if (!before.contains(field) && writtenByPeople) {
                breaking.add(path + "/" + field + ": is asked for now");
            }
        }
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static boolean nullable(JsonNode schema) {
        for (JsonNode one : schema.path("anyOf")) {
            if (one.path("type").asText().equals("null")) {
                return true;
            }
        }
        return values(schema.path("type")).contains("null");
    }

    private static JsonNode withoutNull(JsonNode schema, JsonNode root) {
        for (JsonNode one : schema.path("anyOf")) {
            if (!one.path("type").asText().equals("null")) {
                return resolved(one, root);
            }
        }
        return schema;
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = schema.path("type").isTextual()
                ? new TreeSet<>(Set.of(schema.path("type").asText()))
                : values(schema.path("type"));
        types.remove("null");
        return types;
    }

    private static Set<String> values(JsonNode array) {
        Set<String> values = new TreeSet<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
