package tidewire.dashboard.http.exchange;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.history.Page;
import tidewire.dashboard.json.SafeJson;
import tidewire.dashboard.json.SafeText;

/** Answers: JSON with an ETag, pages of a list, problems as RFC 9457 says. */
public final class Reply {
    private Reply() {}

    public static void json(Context ctx, Object value) {
        raw(ctx, SafeJson.write(value));
    }

    /** @param json written by {@link SafeJson} */
    public static void raw(Context ctx, String json) {
        kept(ctx, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** What its reader may keep, but asks for each time: answered with 304 when it is what that one has. */
    public static void kept(Context ctx, String type, byte[] bytes) {
        kept(ctx, type, bytes, etag(bytes));
    }

    public static void kept(Context ctx, String type, byte[] bytes, String etag) {
        ctx.header("Cache-Control", "no-cache");
        ctx.header("ETag", etag);
        if (isHad(ctx.header("If-None-Match"), etag)) {
            ctx.status(304);
            return;
        }
        ctx.contentType(type).result(bytes);
    }

    /** As RFC 9110 compares there: any of a list, whether weak or not; a star is anything. */
    private static boolean isHad(@Nullable String had, String etag) {
        return had != null
                && Stream.of(had.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(etag) || one.equals("W/" + etag));
    }

    public static void page(Context ctx, Page page) {
        raw(ctx, "{\"items\":" + list(page.items()) + ",\"next\":" + quoted(page.next()) + "}");
    }

    public static String list(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    private static String quoted(@Nullable Object text) {
        return text == null ? "null" : '"' + text.toString() + '"';
    }

    /** As a document for programs; as a few words for a person who followed a link. */
    public static void problem(Context ctx, int status, String title, String detail) {
        String accept = ctx.header("Accept");
        if (accept != null && accept.contains("text/html") && !ctx.path().contains("/api/")) {
            ctx.status(status)
                    .contentType("text/html; charset=utf-8")
                    .result("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                            + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(title)
                            + " · Tidewire</title><h1>" + escaped(title) + "</h1><p>" + escaped(detail)
                            + "</p></html>");
            return;
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        ctx.status(status).contentType("application/problem+json").result(SafeJson.write(problem));
    }

    private static String escaped(String text) {
        return SafeText.of(text).replace("&", "&amp;").replace("<", "&lt;");
    }

    public static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
