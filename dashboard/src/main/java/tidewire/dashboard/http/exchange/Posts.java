package tidewire.dashboard.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;

/** What a request that does something must bring: a page elsewhere can send neither. */
public final class Posts {
    private Posts() {}

    public static void requireOwn(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw new ForbiddenResponse("only this dashboard's own pages may do that");
        }
        String type = ctx.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new UnsupportedMediaTypeResponse("send application/json");
        }
    }
}
