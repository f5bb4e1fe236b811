package tidewire.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.http.exchange.Reply;

/** The page's own files and the chart library, from the class path. Browsers ask each time and get 304 when nothing changed. */
final class PageFiles {
    private static final String FOLDER = "tidewire/dashboard/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");

    private final String uplot = "META-INF/resources/webjars/uplot/" + uplotVersion() + "/dist/";
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    private final String basePath;

    PageFiles(String basePath) {
        this.basePath = basePath;
    }

    private record Asset(byte[] bytes, String etag) {}

    /** The same page for every address that a reader may be given: what it shows, it reads from the address. */
    void page(Context ctx) {
        serve(ctx, FOLDER + "index.html");
    }

    void openApi(Context ctx) {
        serve(ctx, "tidewire/dashboard/openapi.json");
    }

    void own(Context ctx) {
        serve(ctx, FOLDER + plainName(ctx.pathParam("file")));
    }

    void uplot(Context ctx) {
        serve(ctx, uplot + plainName(ctx.pathParam("file")));
    }

    /** A name that is anything but at most one folder, letters, digits, dash and single dots never becomes a path. */
    private static String plainName(String name) {
        if (!name.matches("([a-z]+/)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw new NotFoundResponse("no such file");
        }
        return name;
    }

    private void serve(Context ctx, String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Asset asset = type == null ? null : load(path);
        if (asset == null) {
            throw new NotFoundResponse("no such file");
        }
        Reply.kept(ctx, type == null ? "" : type, asset.bytes(), asset.etag());
    }

    private @Nullable Asset load(String path) {
        Asset known = assets.get(path);
        if (known != null) {
            return known;
        }
        byte[] bytes = read(path);
        if (bytes == null) {
            return null;
        }
        if (path.endsWith(".html")) {
            String page = new String(bytes, StandardCharsets.UTF_8);
            bytes = page.replace("<base href=\"/\">", "<base href=\"" + basePath + "\">")
                    .getBytes(StandardCharsets.UTF_8);
        }
        Asset asset = new Asset(bytes, Reply.etag(bytes));
        assets.put(path, asset);
        return asset;
    }

    private static byte @Nullable [] read(String path) {
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uplotVersion() {
        byte[] file = read("META-INF/maven/org.webjars.npm/uplot/pom.properties");
        if (file == null) {
            throw new IllegalStateException("the WebJar org.webjars.npm:uplot is not on the class path");
        }
        Properties properties = new Properties();
        try {
            properties.load(new java.io.StringReader(new String(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
