package tidewire.dashboard.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.OrderSender;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.http.exchange.Parsed;
import tidewire.dashboard.http.exchange.Posts;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.live.LiveView;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.NewsItem;
import tidewire.events.Question;
import tidewire.events.Telemetry;

/** Questions to a desk's tape; the answers come with the stream, and stay. */
public final class AskRoutes {
    private static final Logger log = LoggerFactory.getLogger(AskRoutes.class);
    private static final int MOST_CONTEXT = 8;
    /** Of those so many may be of before the window. */
    private static final int MOST_OLDER = 6;

    private static final int MOST_FOUND = 40;
    private static final int MOST_PARTS = 200;

    private final LiveView view;
    private final History history;
    private final OrderSender sender;
    private final Clock clock;

    public AskRoutes(LiveView view, History history, OrderSender sender, Clock clock) {
        this.view = view;
        this.history = history;
        this.sender = sender;
        this.clock = clock;
    }

    public void ask(Context ctx) {
        Posts.requireOwn(ctx);
        Question question = question(ctx);
        try {
            sender.send(question);
        } catch (RuntimeException e) {
            log.warn("A question could not be sent", e);
            throw new ServiceUnavailableResponse("Kafka does not take the question now; ask again in a moment");
        }
        ctx.status(202);
        Reply.json(
                ctx, Map.of("id", question.id(), "context", question.context().size()));
    }

    private Question question(Context ctx) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(ctx.bodyAsBytes());
        } catch (IOException e) {
            throw new BadRequestResponse("the body must be JSON: {\"desk\": \"…\", \"text\": \"…\"}");
        }
        String desk = body.path("desk").asText("");
        String text = body.path("text").asText("").strip();
        if (!view.deskNames().contains(desk)) {
            throw new NotFoundResponse("no such desk; desks: " + view.deskNames());
        }
        try {
            return new Question(UUID.randomUUID().toString(), desk, clock.instant(), text, context(desk, text));
        } catch (InvalidEventException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Items that the search finds: older ones that the window no longer holds, and whatever fits best. Where the window begins is
     * known roughly here and exactly there: what the model has in sight it does not read again. What was put right is no answer.
     */
    private List<NewsItem> context(String desk, String text) {
        Telemetry window = view.telemetry(desk);
        List<NewsItem> found = new ArrayList<>();
        List<String> nearest = history.nearest(desk, text, Long.MAX_VALUE / 2, MOST_FOUND);
        PutRight wrong = PutRight.by(nearest);
        if (window != null) {
            long inSight = window.sequence() + 1 - window.window().entries().size();
            add(found, MOST_OLDER, history.nearest(desk, text, inSight, MOST_FOUND), wrong);
        }
        add(found, MOST_CONTEXT, nearest, wrong);
        return found;
    }

    private void add(List<NewsItem> found, int most, List<String> rows, PutRight wrong) {
        for (String row : rows) {
            String id = Parsed.text(row, "id");
            String item = id == null ? null : history.one(Kind.ITEM, "", id);
            if (item != null
                    && found.size() < most
                    && !wrong.has(row)
                    && found.stream().noneMatch(one -> one.id().equals(id))) {
                found.add(Json.read(item.getBytes(java.nio.charset.StandardCharsets.UTF_8), NewsItem.class));
            }
        }
    }

    /** The parts of an answer so far, in order. */
    public void answers(Context ctx) {
        Filter filter = Filter.last(MOST_PARTS).about(Parameters.required(ctx, "question"));
        List<String> parts = new ArrayList<>(history.page(Kind.ANSWER, filter).items());
        java.util.Collections.reverse(parts);
        Reply.raw(ctx, "{\"items\":" + Reply.list(parts) + "}");
    }
}
