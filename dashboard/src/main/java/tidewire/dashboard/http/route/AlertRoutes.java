package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.OrderSender;
import tidewire.dashboard.http.exchange.Posts;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.live.LiveView;
import tidewire.events.AlertCommand;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.Severity;

/** What people want of alerts, and how the webhooks are doing that take them. */
public final class AlertRoutes {
    private static final Logger log = LoggerFactory.getLogger(AlertRoutes.class);
    private static final Duration LONGEST_MUTE = Duration.ofDays(366);
    private static final String SHAPE =
            "{\"action\": \"acknowledge\" | \"mute\" | \"unmute\" | \"turn-on\", \"subject\": "
                    + "\"alert\" | \"story\" | \"symbol\" | \"rule\" | \"webhook\", \"name\": \"…\", \"desk\": \"…\", "
                    + "\"minutes\": 60 for a mute, \"severity\": \"…\" for an acknowledgement}";

    private final LiveView view;
    private final OrderSender sender;
    private final Clock clock;

    public AlertRoutes(LiveView view, OrderSender sender, Clock clock) {
        this.view = view;
        this.sender = sender;
        this.clock = clock;
    }

    /** The commands that hold, the last of each subject. */
    public void commands(Context ctx) {
        Reply.json(ctx, Map.of("items", view.commands()));
    }

    public void webhooks(Context ctx) {
        Reply.json(ctx, Map.of("items", view.webhooks()));
    }

    public void command(Context ctx) {
        Posts.requireOwn(ctx);
        AlertCommand command = read(ctx);
        try {
            sender.send(command);
        } catch (RuntimeException e) {
            log.warn("A command to alerts could not be sent", e);
            throw new ServiceUnavailableResponse("Kafka does not take the command now; try again in a moment");
        }
        ctx.status(202);
        Reply.json(ctx, command);
    }

    private AlertCommand read(Context ctx) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(ctx.bodyAsBytes());
        } catch (IOException e) {
            throw new BadRequestResponse("the body must be JSON: " + SHAPE);
        }
        String desk = text(body, "desk");
        if (desk != null && !view.deskNames().contains(desk)) {
            throw new NotFoundResponse("no such desk; desks: " + view.deskNames());
        }
        Instant now = clock.instant();
        try {
            AlertCommand.Action action = one(body, "action", AlertCommand.Action.class);
            return new AlertCommand(
                    UUID.randomUUID().toString(),
                    now,
                    "page",
                    action,
                    one(body, "subject", AlertCommand.Subject.class),
                    body.path("name").asText("").strip(),
                    desk,
                    action == AlertCommand.Action.MUTE ? now.plus(length(body)) : null,
                    action == AlertCommand.Action.ACKNOWLEDGE ? one(body, "severity", Severity.class) : null);
        } catch (InvalidEventException e) {
            throw new BadRequestResponse(e.getMessage() + "; send " + SHAPE);
        }
    }

    private static Duration length(JsonNode body) {
        JsonNode minutes = body.path("minutes");
        Duration length =
                Duration.ofMinutes(minutes.isIntegralNumber() && minutes.canConvertToInt() ? minutes.asInt() : 0);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST_MUTE) > 0) {
            throw new BadRequestResponse("minutes must be a whole number, from 1 to a year of them");
        }
        return length;
    }

    private static <T extends Enum<T>> T one(JsonNode body, String name, Class<T> type) {
        try {
            return Json.mapper().convertValue(body.path(name).asText(""), type);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(name + " is missing or unknown; send " + SHAPE);
        }
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
