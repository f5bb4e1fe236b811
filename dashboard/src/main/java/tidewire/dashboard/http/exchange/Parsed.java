package tidewire.dashboard.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import tidewire.events.Json;

/** Reads back what the history keeps as JSON. */
public final class Parsed {
    private Parsed() {}

    public static JsonNode of(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the history holds what is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static @Nullable String text(String json, String field) {
        JsonNode value = of(json).path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
