package tidewire.dashboard.http.route;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tidewire.dashboard.history.Cursor;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.history.Page;
import tidewire.dashboard.http.exchange.Parameters;
import tidewire.dashboard.live.LiveView;

/** Whole lists as files, newest first, written as they are read: a year needs no more memory than a day. */
public final class ExportRoutes {
    private static final Map<String, Kind> KINDS =
            Map.of("tape", Kind.TAPE, "digests", Kind.DIGEST, "moves", Kind.MOVE, "alerts", Kind.ALERT);

    private final LiveView view;
    private final History history;

    public ExportRoutes(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    public void export(Context ctx) throws IOException {
        String what = Parameters.required(ctx, "what");
        Kind kind = KINDS.get(what);
        if (kind == null) {
            throw new BadRequestResponse(
                    "what must be one of " + KINDS.keySet().stream().sorted().toList());
        }
        String format = Parameters.required(ctx, "format");
        Filter filter = new Filter(
                kind == Kind.MOVE ? null : Parameters.desk(ctx, view.deskNames()),
                Parameters.time(ctx, "from"),
                Parameters.time(ctx, "to"),
                Parameters.text(ctx, "q"),
                null,
                null,
                Parameters.MOST);
        ctx.header("Content-Disposition", "attachment; filename=\"tidewire-" + what + "." + format + "\"");
        switch (format) {
            case "csv" -> {
                OutputStream out = ctx.contentType("text/csv; charset=utf-8").outputStream();
                out.write(Csv.head(kind).getBytes(StandardCharsets.UTF_8));
                each(kind, filter, (json, first) -> write(out, Csv.row(kind, json)));
            }
            case "json" -> {
                OutputStream out = ctx.contentType("application/json").outputStream();
                write(out, "[");
                each(kind, filter, (json, first) -> write(out, (first ? "\n" : ",\n") + json));
                write(out, "\n]\n");
            }
            default -> throw new BadRequestResponse("format must be json or csv");
        }
    }

    private interface Row {
        void write(String json, boolean first) throws IOException;
    }

    private void each(Kind kind, Filter filter, Row row) throws IOException {
        Cursor next = null;
        boolean first = true;
        do {
            Page page = history.page(kind, filter.after(next));
            for (String json : page.items()) {
                row.write(json, first);
                first = false;
            }
            next = page.next();
        } while (next != null);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
