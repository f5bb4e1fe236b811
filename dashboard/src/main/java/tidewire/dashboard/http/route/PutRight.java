package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tidewire.dashboard.http.exchange.Parsed;

/** Rows of a desk's tape that a later correction puts right: what its source had said of the story before, and copies, which may be of that. */
record PutRight(List<JsonNode> corrections) {

    /** @param rows as the history keeps them, corrections among them */
    static PutRight by(List<String> rows) {
        return new PutRight(rows.stream()
                .map(Parsed::of)
                .filter(row -> role(row).equals("correction"))
                .toList());
    }

    boolean has(String json) {
        JsonNode row = Parsed.of(json);
        return corrections.stream()
                .anyMatch(correction -> story(correction).equals(story(row))
                        && correction.path("sequence").asLong()
                                > row.path("sequence").asLong()
                        && (correction.path("source").equals(row.path("source"))
                                || role(row).equals("copy")));
    }

    private static String role(JsonNode row) {
        return row.path("story").path("role").asText("");
    }

    private static String story(JsonNode row) {
        return row.path("story").path("id").asText("");
    }
}
