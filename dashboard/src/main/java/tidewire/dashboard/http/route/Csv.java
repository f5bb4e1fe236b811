package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Parsed;

/** Rows of the history as RFC 4180 says, for spreadsheets. */
final class Csv {
    private Csv() {}

    /** Columns of a kind: names of its JSON, with a slash where one is inside another. */
    static List<String> columns(Kind kind) {
        return switch (kind) {
            case TAPE ->
                List.of(
                        "time",
                        "desk",
                        "sequence",
                        "kind",
                        "source",
                        "title",
                        "summary",
                        "link",
                        "symbols",
                        "changePercent",
                        "story/id",
                        "story/role",
                        "late");
            case DIGEST -> List.of("to", "from", "desk", "revision", "lead/text", "lines", "moves/text");
            case MOVE ->
                List.of(
                        "to",
                        "from",
                        "symbol",
                        "kind",
                        "fromPrice",
                        "toPrice",
                        "changePercent",
                        "zScore",
                        "volumeRatio",
                        "severity",
                        "text");
            case ALERT ->
                List.of(
                        "time",
                        "desk",
                        "id",
                        "revision",
                        "action",
                        "severity",
                        "rule",
                        "why",
                        "title",
                        "text",
                        "symbols",
                        "story");
            default -> throw new IllegalArgumentException("no table of " + kind);
        };
    }

    static String head(Kind kind) {
        return String.join(",", columns(kind)) + "\r\n";
    }

    static String row(Kind kind, String json) {
        JsonNode node = Parsed.of(json);
        List<String> cells = new ArrayList<>();
        for (String column : columns(kind)) {
            cells.add(cell(node.at("/" + column)));
        }
        return String.join(",", cells) + "\r\n";
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(one ->
                    parts.add(one.isTextual() ? one.asText() : one.path("text").asText()));
            return quoted(String.join(" | ", parts));
        }
        return quoted(value.asText());
    }

    private static String quoted(String text) {
        // A feed must not be able to write a formula into somebody's spreadsheet; a negative number is none.
        boolean formula = text.matches("(?s)[=+\\-@\\t\\r].*") && !text.matches("[+-]?[0-9.]+");
        String safe = (formula ? "'" : "") + text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
