package tidewire.app.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tidewire.app.StartException;
import tidewire.events.Json;

/**
 * {@code /health} and {@code /metrics} of a part that runs alone and has no page: health answers 200 when every component
 * would work now, else 503 with the reasons.
 */
public final class StatusServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "tidewire-status");
        thread.setDaemon(true);
        return thread;
    });

    private StatusServer(HttpServer server) {
        this.server = server;
    }

    /** @throws StartException if the port cannot be had */
    public static StatusServer start(
            String host, int port, Supplier<Map<String, Optional<String>>> problems, Supplier<String> scrape) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), 16);
        } catch (IOException e) {
            throw new StartException(
                    "Port " + port + " on " + host + " cannot be used for /health and /metrics: " + e.getMessage()
                            + ". Set status.port to another port (0 for any free one).",
                    e);
        }
        StatusServer status = new StatusServer(server);
        server.setExecutor(status.workers);
        server.createContext("/health", exchange -> health(exchange, problems.get()));
        server.createContext("/health/live", exchange -> answer(exchange, 200, "text/plain", "ok\n"));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", scrape.get()));
        server.createContext(
                "/", exchange -> answer(exchange, 404, "text/plain", "there are /health, /health/live and /metrics\n"));
        server.start();
        return status;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void health(HttpExchange exchange, Map<String, Optional<String>> problems) throws IOException {
        Map<String, Object> checks = new LinkedHashMap<>();
        new TreeMap<>(problems)
                .forEach((component, problem) -> checks.put(
                        component,
                        problem.<Map<String, Object>>map(p -> Map.of("ok", false, "problem", p))
                                .orElse(Map.of("ok", true))));
        boolean ok = problems.values().stream().allMatch(Optional::isEmpty);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", ok ? "ok" : "failing");
        body.put("checks", checks);
        answer(exchange, ok ? 200 : 503, "application/json", new String(Json.write(body), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
