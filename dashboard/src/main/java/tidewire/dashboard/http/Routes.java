package tidewire.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.http.route.AlertRoutes;
import tidewire.dashboard.http.route.AskRoutes;
import tidewire.dashboard.http.route.ExportRoutes;
import tidewire.dashboard.http.route.HistoryRoutes;
import tidewire.dashboard.http.route.LiveRoutes;
import tidewire.dashboard.http.route.RssRoute;
import tidewire.dashboard.http.route.SourceRoutes;

/** Every route there is. */
public final class Routes {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);
    /** Requests of all kinds together that wait for their turn, each on a thread. */
    public static final int MOST_WAITING = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<String> LIST = Set.of("desk", "from", "to", "q", "cursor", "limit");

    private final DashboardConfig config;
    private final PageFiles files;
    private final Operations operations;
    private final List<Route> api;

    public Routes(DashboardConfig config, Services services) {
        this.config = config;
        this.files = new PageFiles(config.basePath());
        this.operations = new Operations(services.problems(), services.remarks(), services.prometheus());
        LiveRoutes live = new LiveRoutes(services.view(), services.hub());
        HistoryRoutes history = new HistoryRoutes(services.view(), services.history());
        ExportRoutes export = new ExportRoutes(services.view(), services.history());
        RssRoute rss = new RssRoute(services.view(), services.history(), config.basePath());
        SourceRoutes sources = new SourceRoutes(services.view(), services.history(), services.check(), config.traded());
        AskRoutes ask = new AskRoutes(services.view(), services.history(), services.orders(), services.clock());
        AlertRoutes alerts = new AlertRoutes(services.view(), services.orders(), services.clock());
        Semaphore waiting = new Semaphore(MOST_WAITING);
        Bulkhead reads = new Bulkhead(12, "questions to the history", waiting, PATIENCE);
        Bulkhead days = new Bulkhead(2, "watchlists of days that were", waiting, PATIENCE);
        Bulkhead exports = new Bulkhead(4, "exports", waiting, PATIENCE);
        Bulkhead orders = new Bulkhead(4, "questions and commands", waiting, PATIENCE);
        Bulkhead tests = new Bulkhead(4, "tests of sources", waiting, PATIENCE);
        this.api = List.of(
                get("api/state", Set.of(), live::state),
                get("api/stream", Set.of("after"), live::stream),
                get("api/digests", LIST, reads, history::digests),
                get("api/digest", Set.of("desk", "to"), reads, history::digest),
                get("api/tape", LIST, reads, history::tape),
                get("api/moves", Set.of("symbol", "from", "to", "q", "cursor", "limit"), reads, history::moves),
                get("api/alerts", LIST, reads, history::alerts),
                get("api/stories", LIST, reads, history::stories),
                get("api/story", Set.of("desk", "id"), reads, history::story),
                get("api/bars", Set.of("symbol", "from", "to", "limit"), reads, history::bars),
                get("api/watch", Set.of("day", "zone"), days, history::watch),
                get("api/span", Set.of(), reads, history::span),
                get("api/export", Set.of("what", "format", "desk", "from", "to", "q"), exports, export::export),
                get("api/sources", Set.of(), reads, sources::sources),
                get("api/sources/states", Set.of("source"), reads, sources::states),
                new Route(HandlerType.POST, "api/sources/test", Set.of("source"), tests, sources::test),
                get("api/questions", LIST, reads, history::questions),
                new Route(HandlerType.POST, "api/questions", Set.of(), orders, ask::ask),
                get("api/alert-commands", Set.of(), alerts::commands),
                new Route(HandlerType.POST, "api/alert-commands", Set.of(), orders, alerts::command),
                get("api/webhooks", Set.of(), alerts::webhooks),
                get("api/answers", Set.of("question"), reads, ask::answers),
                get("api/openapi.json", Set.of(), files::openApi),
                get("feed.rss", Set.of("desk"), reads, rss::digests),
                get("alerts.rss", Set.of("desk"), reads, rss::alerts),
                get("health", Set.of(), operations::health),
                get("health/live", Set.of(), operations::live),
                get("metrics", Set.of(), operations::metrics));
    }

    private static Route get(String path, Set<String> parameters, Handler handler) {
        return new Route(HandlerType.GET, path, parameters, null, handler);
    }

    private static Route get(String path, Set<String> parameters, Bulkhead bulkhead, Handler handler) {
        return new Route(HandlerType.GET, path, parameters, bulkhead, handler);
    }

    List<Route> api() {
        return api;
    }

    /** Under the base path, and at the root: a proxy may take its path away or leave it. */
    public void addTo(RoutesConfig routes) {
        routes.before(new Guard(config));
        Set<String> bases = new TreeSet<>(List.of("/", config.basePath()));
        for (String base : bases) {
            api.forEach(route -> routes.addHttpHandler(route.method(), base + route.path(), ctx -> handle(route, ctx)));
            routes.get(base, files::page);
            for (String page : List.of("story/<place>", "digest/<place>", "sources", "starred")) {
                routes.get(base + page, files::page);
            }
            routes.get(base + "page/<file>", files::own);
            routes.get(base + "uplot/{file}", files::uplot);
        }
        routes.exception(MethodNotAllowedResponse.class, this::answerWrongMethod);
        routes.exception(HttpResponseException.class, Routes::answer);
        routes.exception(Exception.class, Routes::answerUnexpected);
    }

    private static void handle(Route route, Context ctx) throws Exception {
        for (String name : ctx.queryParamMap().keySet()) {
            if (!route.parameters().contains(name)) {
                throw new BadRequestResponse(
                        "there is no parameter " + name + " here; parameters: " + new TreeSet<>(route.parameters()));
            }
        }
        if (route.bulkhead() == null) {
            route.handler().handle(ctx);
        } else {
            route.bulkhead().handle(route.handler(), ctx);
        }
    }

    private void answerWrongMethod(MethodNotAllowedResponse problem, Context ctx) {
        String base = config.basePath();
        String path = ctx.path().startsWith(base)
                ? ctx.path().substring(base.length())
                : ctx.path().substring(1);
        Set<String> right = new TreeSet<>();
        api.stream()
                .filter(route -> route.path().equals(path))
                .forEach(route -> right.add(route.method().toString()));
        if (right.isEmpty()) {
            right.add("GET"); // A page or one of its files.
        }
        ctx.header("Allow", String.join(", ", right));
        Reply.problem(ctx, 405, title(405), "here only " + String.join(" and ", right) + " is answered");
    }

    private static void answer(HttpResponseException problem, Context ctx) {
        Reply.problem(ctx, problem.getStatus(), title(problem.getStatus()), String.valueOf(problem.getMessage()));
    }

    private static void answerUnexpected(Exception problem, Context ctx) {
        log.error("{} {} failed", ctx.method(), ctx.path(), problem);
        Reply.problem(ctx, 500, title(500), "this is a defect; the log has the details");
    }

    private static String title(int status) {
        return io.javalin.http.HttpStatus.forStatus(status).getMessage();
    }
}
