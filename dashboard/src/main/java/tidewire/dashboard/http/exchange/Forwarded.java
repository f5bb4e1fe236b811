package tidewire.dashboard.http.exchange;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where readers see this dashboard: a reverse proxy says so. It decides nothing, it only goes into links of the same answer. */
public final class Forwarded {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?");

    private Forwarded() {}

    public static String origin(Context ctx) {
        String host = first(ctx.header("X-Forwarded-Host"));
        boolean known = host != null && HOST.matcher(host).matches();
        return (isHttps(ctx) ? "https" : ctx.scheme()) + "://" + (known ? host : ctx.host());
    }

    public static boolean isHttps(Context ctx) {
        return "https".equals(first(ctx.header("X-Forwarded-Proto")))
                || ctx.scheme().equals("https");
    }

    /** Several proxies add to a list; the first of it is what the reader asked. */
    private static @Nullable String first(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int end = header.indexOf(',');
        return (end < 0 ? header : header.substring(0, end)).trim();
    }
}
