package tidewire.benchmarks.ontime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tidewire.ingest.feed.FeedConfig;

/** Feeds on loopback, asked ten times a second: some have what they are given, the others never answer. */
final class LiveAndDeadFeeds implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "feeds");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, List<String>> items = new ConcurrentHashMap<>();
    private final List<HttpExchange> unanswered = new CopyOnWriteArrayList<>();

    LiveAndDeadFeeds() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/live/", this::answer);
        server.createContext("/dead/", unanswered::add);
        server.start();
    }

    /** The first of both kinds are on one host, the other dead ones on that of another name. */
    List<FeedConfig> feeds(int live, int dead) {
        List<FeedConfig> feeds = new ArrayList<>();
        for (int i = 0; i < live; i++) {
            feeds.add(feed("live" + i, "127.0.0.1", "/live/" + i));
        }
        for (int i = 0; i < dead; i++) {
            feeds.add(feed("dead" + i, i == 0 ? "127.0.0.1" : "localhost", "/dead/" + i));
        }
        return feeds;
    }

    private FeedConfig feed(String name, String host, String path) {
        FeedConfig usual = FeedConfig.of(
                name, URI.create("http://" + host + ":" + server.getAddress().getPort() + path));
        return usual.nearby(Duration.ofMillis(100));
    }

    /** From now on it stands in the feed's answer. */
    void add(int feed, String guid) {
        items.computeIfAbsent("/live/" + feed, path -> new CopyOnWriteArrayList<>())
                .add("<item><guid isPermaLink=\"false\">" + guid + "</guid><title>Headline " + guid
                        + "</title></item>");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String all =
                    String.join("", items.getOrDefault(exchange.getRequestURI().getPath(), List.of()));
            byte[] body = ("<rss version=\"2.0\"><channel><title>t</title>" + all + "</channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        unanswered.forEach(HttpExchange::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
