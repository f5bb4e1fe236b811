package tidewire.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.http.exchange.Forwarded;

/**
 * Stands before every route. On loopback it refuses foreign {@code Host} names, so that a web page elsewhere cannot read this one
 * by DNS rebinding. When exposed, names differ from network to network and the token does that work: a foreign name has no cookie.
 */
final class Guard implements Handler {
    private static final String COOKIE = "tidewire_token";
    /** Attribute of a request that came without the token to where it may. */
    static final String ANONYMOUS = "tidewire.anonymous";

    private static final int A_MONTH = 30 * 24 * 3600;

    private final DashboardConfig config;
    private final Set<String> names;

    Guard(DashboardConfig config) {
        this.config = config;
        this.names = Set.copyOf(
                List.of("localhost", "127.0.0.1", "::1", config.host().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void handle(Context ctx) {
        headers(ctx);
        String token = config.token();
        if (config.exposed() && token != null) {
            requireToken(ctx, token);
        } else if (!names.contains(hostName(ctx.header("Host")))) {
            throw new ForbiddenResponse(
                    "this dashboard answers to localhost only; for other names set dashboard.exposed "
                            + "and dashboard.token-env");
        }
    }

    private static void headers(Context ctx) {
        // No inline script or style, nothing from elsewhere, no text that becomes markup.
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "worker-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types tidewire-worker");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cache-Control", "no-store");
    }

    private void requireToken(Context ctx, String token) {
        String inQuery = ctx.queryParam("token");
        if ((ctx.path().equals("/") || ctx.path().equals(config.basePath())) && same(inQuery, token)) {
            Cookie cookie = new Cookie(COOKIE, token);
            cookie.setPath(config.basePath());
            cookie.setMaxAge(A_MONTH);
            cookie.setHttpOnly(true);
            cookie.setSecure(Forwarded.isHttps(ctx));
            // Lax, not strict: a link to a story in a message must find the reader signed in. What does something is
            // guarded besides (Posts).
            cookie.setSameSite(SameSite.LAX);
            ctx.cookie(cookie);
            ctx.redirect(config.basePath(), HttpStatus.SEE_OTHER); // The secret leaves the address bar.
            ctx.skipRemainingHandlers();
            return;
        }
        String header = ctx.header("Authorization");
        String bearer = header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
        if (!same(bearer, token) && !same(ctx.cookie(COOKIE), token)) {
            if (isHealth(ctx)) {
                ctx.attribute(ANONYMOUS, true); // Probes have no token: they learn whether, not what.
                return;
            }
            ctx.header("WWW-Authenticate", "Bearer");
            throw new UnauthorizedResponse("a token is needed: open ?token=… once, or send Authorization: Bearer …");
        }
    }

    private boolean isHealth(Context ctx) {
        String base = config.basePath();
        String path = ctx.path().startsWith(base)
                ? ctx.path().substring(base.length())
                : ctx.path().substring(1);
        return path.equals("health") || path.equals("health/live");
    }

    private static boolean same(@Nullable String given, String token) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Host header without port and brackets, lower case; empty when there is none. */
    static String hostName(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String host = header.trim().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? "" : host.substring(1, end);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
