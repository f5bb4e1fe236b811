package tidewire.benchmarks.recovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/** Feeds on loopback that have a new item each second, and a webhook that takes what it gets. */
final class LiveFeeds implements AutoCloseable {
    private static final int SHOWN = 30;
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> NAMES = List.of("north", "east", "south", "west");

    private final HttpServer server;

    LiveFeeds() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "live-feeds");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/feed/", exchange -> answer(exchange, "application/rss+xml", page(exchange)));
        server.createContext("/hook", exchange -> answer(exchange, "text/plain", "ok"));
        server.start();
    }

    List<String> names() {
        return NAMES;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String page(HttpExchange exchange) {
        String feed = exchange.getRequestURI().getPath().substring("/feed/".length());
        List<String> items = new ArrayList<>();
        long now = Instant.now().getEpochSecond();
        for (long second = now - SHOWN; second < now; second++) {
            items.add(item(feed, second));
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + feed + "</title>"
                + String.join("", items) + "</channel></rss>";
    }

    private static String item(String feed, long second) {
        String place = "Town " + Long.toString(second % 9973, 36).toUpperCase(Locale.ROOT) + " of the " + feed;
        return "<item><guid>" + feed + "-" + second + "</guid><title>" + place + " reports " + second % 89
                + " homes without power after a storm</title><description>Officials in " + place
                + " said that crews were at work on "
                + second % 17 + " lines and that schools stay closed until noon on the next day.</description><pubDate>"
                + RFC_822.format(Instant.ofEpochSecond(second)) + "</pubDate></item>";
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
