package tidewire.app.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What Slack refuses of a message, by its reference of blocks and composition objects. */
final class BlockKit {
    private static final int MOST_BLOCKS = 50;
    private static final int MOST_CONTEXT_ELEMENTS = 10;

    private BlockKit() {}

    static List<String> problems(JsonNode message) {
        List<String> problems = new ArrayList<>();
        text(message.path("text"), 40_000, "fallback", problems);
        JsonNode blocks = message.path("blocks");
        check(!blocks.isEmpty() && blocks.size() <= MOST_BLOCKS, "number of blocks " + blocks.size(), problems);
        blocks.forEach(block -> block(block, problems));
        return problems;
    }

    private static void block(JsonNode block, List<String> problems) {
        switch (block.path("type").asText()) {
            case "header" -> {
                check(block.at("/text/type").asText().equals("plain_text"), "header is no plain text", problems);
                text(block.at("/text/text"), 150, "header", problems);
            }
            case "section" -> text(block.at("/text/text"), 3_000, "section", problems);
            case "context" -> {
                JsonNode elements = block.path("elements");
                check(
                        !elements.isEmpty() && elements.size() <= MOST_CONTEXT_ELEMENTS,
                        "elements of a context",
                        problems);
                elements.forEach(element -> text(element.path("text"), 3_000, "context", problems));
            }
            default -> problems.add("unknown block " + block.path("type"));
        }
    }

    private static void text(JsonNode text, int most, String what, List<String> problems) {
        check(text.isTextual() && !text.asText().isEmpty() && text.asText().length() <= most, what, problems);
    }

    private static void check(boolean holds, String what, List<String> problems) {
        if (!holds) {
            problems.add(what);
        }
    }
}
