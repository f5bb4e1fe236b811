package tidewire.dashboard.http.route;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.SourceCheck;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.http.exchange.Posts;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.live.LiveView;

/** How feeds and trade sources are doing. */
public final class SourceRoutes {
    private static final Duration ITEMS_SHOWN = Duration.ofDays(14);
    private static final int MOST_STATES = 50;

    private final LiveView view;
    private final History history;
    private final @Nullable SourceCheck check;
    private final Map<String, List<String>> traded;

    /** @param traded symbols of each trade source */
    public SourceRoutes(LiveView view, History history, @Nullable SourceCheck check, Map<String, List<String>> traded) {
        this.view = view;
        this.history = history;
        this.check = check;
        this.traded = traded;
    }

    /** Every source, its items or its symbols' trades a day over the two weeks before the newest word of any, and whether it can be tried from here. */
    public void sources(Context ctx) {
        var sources = view.sources();
        Instant newest = sources.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(one.lastItem()))
                .max(Comparator.naturalOrder())
                .orElseGet(Instant::now);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", sources);
        Map<String, Map<Long, Long>> byDay = new TreeMap<>(history.itemsByDay(newest.minus(ITEMS_SHOWN)));
        traded.forEach((source, symbols) -> byDay.put(source, history.tradesByDay(symbols, newest.minus(ITEMS_SHOWN))));
        answer.put("byDay", byDay);
        answer.put("traded", traded);
        answer.put("newest", newest);
        answer.put("canTest", check != null);
        Reply.json(ctx, answer);
    }

    /** What a source has been through, newest first. */
    public void states(Context ctx) {
        Filter filter = Filter.last(MOST_STATES).about(Parameters.required(ctx, "source"));
        Reply.page(ctx, history.page(Kind.SOURCE, filter));
    }

    /** Asks a source whether it would deliver now, as {@code ./tidewire check} does. */
    public void test(Context ctx) {
        Posts.requireOwn(ctx);
        String source = Parameters.required(ctx, "source");
        if (check == null) {
            throw new BadRequestResponse("sources cannot be tested from here: they are read by another process; use "
                    + "./tidewire check there");
        }
        SourceCheck.Result result = check.of(source);
        Reply.json(ctx, Map.of("ok", result.ok(), "words", result.words()));
    }
}
