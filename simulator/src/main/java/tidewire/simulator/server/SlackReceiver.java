package tidewire.simulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidewire.simulator.server.LoopbackHttp.Request;
import tidewire.simulator.server.LoopbackHttp.Response;

/**
 * Stands in for a Slack incoming webhook: takes what Slack would take, answers {@code ok}, and refuses with Slack's own
 * words what breaks its documented limits.
 */
public final class SlackReceiver implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/services/T00000000/B00000000/simulated";
    private static final int MAX_BLOCKS = 50;
    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 3_000;
    private static final int MAX_FIELD = 2_000;
    private static final int MAX_PARTS = 10;
    private static final int MAX_TEXT = 40_000;

    private final LoopbackHttp http;
    private final Consumer<SlackMessage> callback;
    private final List<SlackMessage> messages = new CopyOnWriteArrayList<>();

    /** @param callback called for each message taken, from the server's threads */
    public SlackReceiver(Consumer<SlackMessage> callback) throws IOException {
        this.callback = callback;
        this.http = new LoopbackHttp("slack", 0, this::answer);
    }

    /** The webhook's address. */
    public URI url() {
        return http.url(PATH);
    }

    /** All messages taken so far, oldest first. */
    public List<SlackMessage> messages() {
        return List.copyOf(messages);
    }

    private Response answer(Request request) {
        if (!request.path().equals(PATH)) {
            return Response.text(404, "no_service");
        }
        if (!request.method().equals("POST")) {
            return Response.text(405, "method_not_allowed");
        }
        JsonNode json;
        String raw = new String(request.body(), StandardCharsets.UTF_8);
        try {
            json = JSON.readTree(raw);
        } catch (JsonProcessingException e) {
            return Response.text(400, "invalid_payload");
        }
        String problem = problem(json);
        if (problem != null) {
            return Response.text(400, problem);
        }
        SlackMessage message = new SlackMessage(text(json), raw);
        messages.add(message);
        callback.accept(message);
        return Response.text(200, "ok");
    }

    private static @Nullable String problem(JsonNode json) {
        if (!json.isObject()) {
            return "invalid_payload";
        }
        JsonNode blocks = json.path("blocks");
        boolean noText = json.path("text").asText("").isEmpty();
        if (noText && blocks.isEmpty()) {
            return "no_text";
        }
        if (json.path("text").asText("").length() > MAX_TEXT) {
            return "msg_too_long";
        }
        if (!blocks.isMissingNode() && (!blocks.isArray() || blocks.size() > MAX_BLOCKS)) {
            return "invalid_blocks";
        }
        for (JsonNode block : blocks) {
            if (!valid(block)) {
                return "invalid_blocks";
            }
        }
        return null;
    }

    private static boolean valid(JsonNode block) {
        String text = block.path("text").path("text").asText("");
        return switch (block.path("type").asText("")) {
            case "header" ->
                text.length() <= MAX_HEADER
                        && !text.isEmpty()
                        && block.path("text").path("type").asText("").equals("plain_text");
            case "section" -> {
                boolean fields = block.path("fields").size() <= MAX_PARTS;
                for (JsonNode field : block.path("fields")) {
                    fields &= field.path("text").asText("").length() <= MAX_FIELD;
                }
                boolean something = !text.isEmpty() || !block.path("fields").isEmpty();
                yield text.length() <= MAX_SECTION && fields && something;
            }
            case "context" ->
                !block.path("elements").isEmpty() && block.path("elements").size() <= MAX_PARTS;
            case "divider", "image", "actions", "rich_text" -> true;
            default -> false;
        };
    }

    private static String text(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : json.path("blocks")) {
            add(block.path("text"), lines);
            block.path("fields").forEach(field -> add(field, lines));
            block.path("elements").forEach(element -> add(element, lines));
        }
        return lines.isEmpty() ? json.path("text").asText("") : String.join("\n", lines);
    }

    private static void add(JsonNode textObject, List<String> lines) {
        String text = textObject.path("text").asText("");
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
