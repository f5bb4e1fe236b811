package tidewire.dashboard.http.route;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tidewire.dashboard.history.BarColumns;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.http.exchange.Parsed;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.json.SafeJson;
import tidewire.dashboard.live.LiveView;
import tidewire.dashboard.live.WatchRow;
import tidewire.events.Bar;

/** What was: lists with filters, newest first, page by page. */
public final class HistoryRoutes {
    private static final int MOST_BARS = 20_000;
    /** As many bars of a symbol as the row of the present day is made of. */
    private static final int BARS_PER_ROW = 10_000;

    private final LiveView view;
    private final History history;

    public HistoryRoutes(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    public void digests(Context ctx) {
        list(ctx, Kind.DIGEST);
    }

    public void tape(Context ctx) {
        list(ctx, Kind.TAPE);
    }

    public void alerts(Context ctx) {
        list(ctx, Kind.ALERT);
    }

    public void stories(Context ctx) {
        list(ctx, Kind.STORY);
    }

    public void questions(Context ctx) {
        list(ctx, Kind.QUESTION);
    }

    public void moves(Context ctx) {
        Filter filter = Parameters.filter(ctx, List.of()).about(Parameters.text(ctx, "symbol"));
        Reply.page(ctx, history.page(Kind.MOVE, filter));
    }

    private void list(Context ctx, Kind kind) {
        Reply.page(ctx, history.page(kind, Parameters.filter(ctx, view.deskNames())));
    }

    public void bars(Context ctx) {
        List<String> known = view.symbols();
        String symbol = Parameters.required(ctx, "symbol");
        BarColumns bars = history.bars(
                symbol, Parameters.time(ctx, "from"), Parameters.time(ctx, "to"), Parameters.limit(ctx, MOST_BARS));
        if (bars.start().isEmpty() && !known.contains(symbol) && !view.isFollowed(symbol)) {
            throw new NotFoundResponse("no bars of this symbol; symbols with bars: " + known);
        }
        Reply.json(ctx, bars);
    }

    /** The watchlist of a day of a zone that was: a row for each symbol that was traded on it. */
    public void watch(Context ctx) {
        LocalDate day = Parameters.day(ctx, "day");
        ZoneId zone = Parameters.zone(ctx, "zone");
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        List<WatchRow> rows = new ArrayList<>();
        for (String symbol : view.symbols()) {
            if (!history.bars(symbol, from, to, 1).start().isEmpty()) {
                List<Bar> bars = history.bars(symbol, null, to, BARS_PER_ROW).bars(symbol);
                rows.add(WatchRow.of(symbol, bars, zone, null));
            }
        }
        Reply.json(ctx, Map.of("items", rows));
    }

    public void span(Context ctx) {
        Map<String, Object> spans = new LinkedHashMap<>();
        for (String desk : view.deskNames()) {
            List<Instant> span = history.span(desk);
            if (!span.isEmpty()) {
                spans.put(desk, Map.of("first", span.get(0), "last", span.get(1)));
            }
        }
        Reply.json(ctx, spans);
    }

    public void digest(Context ctx) {
        String desk = Parameters.required(ctx, "desk");
        Instant to = Parameters.time(ctx, "to");
        String digest = history.one(Kind.DIGEST, desk, to == null ? Parameters.required(ctx, "to") : to.toString());
        if (digest == null) {
            throw new NotFoundResponse("no digest of " + desk + " ends at " + to);
        }
        Reply.raw(ctx, digest);
    }

    /** A story with everything that is known of it: its reports on the tape, the lines that told it, its alerts and moves. */
    public void story(Context ctx) {
        String id = Parameters.required(ctx, "id");
        String desk = deskOf(ctx, id);
        Filter about = Filter.last(Parameters.MOST).ofDesk(desk).about(id);
        List<String> entries = history.page(Kind.TAPE, about).items();
        String story = history.one(Kind.STORY, desk, id);
        if (entries.isEmpty() && story == null) {
            throw new NotFoundResponse("no such story on " + desk);
        }
        List<String> parts = new ArrayList<>();
        parts.add("\"desk\":" + SafeJson.write(desk));
        parts.add("\"story\":" + story);
        parts.add("\"entries\":" + Reply.list(entries));
        parts.add("\"lines\":" + Reply.list(history.page(Kind.LINE, about).items()));
        parts.add("\"alerts\":" + Reply.list(history.page(Kind.ALERT, about).items()));
        Reply.raw(ctx, "{" + String.join(",", parts) + "}");
    }

    /** The desk that is named, else the one whose tape had a report of the story last. */
    private String deskOf(Context ctx, String story) {
        String named = Parameters.text(ctx, "desk");
        if (named != null) {
            return named;
        }
        return history.page(Kind.TAPE, Filter.last(1).about(story)).items().stream()
                .flatMap(entry -> Stream.ofNullable(Parsed.text(entry, "desk")))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("no such story on any desk"));
    }
}
