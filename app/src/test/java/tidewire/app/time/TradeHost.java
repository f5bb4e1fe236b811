package tidewire.app.time;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * An exchange on loopback in Coinbase's format, WebSocket and REST. It sends what a test trades as it is traded, and
 * whoever subscribes is told the last id of each product.
 */
public final class TradeHost extends WebSocketServer implements AutoCloseable {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final HttpServer rest;
    private final Map<String, List<String>> trades = new TreeMap<>();
    private Instant clock;

    /** @param clock what its heartbeats say at first */
    public TradeHost(Instant clock, List<String> products) throws Exception {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.clock = clock;
        products.forEach(product -> trades.put(product, new ArrayList<>()));
        setDaemon(true);
        setConnectionLostTimeout(0);
        start();
        started.get(30, TimeUnit.SECONDS);
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/products/", exchange -> {
            byte[] page = page(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            try (var out = exchange.getResponseBody()) {
                out.write(page);
            }
        });
        rest.start();
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + getPort());
    }

    public URI rest() {
        return URI.create("http://127.0.0.1:" + rest.getAddress().getPort());
    }

    /** Makes a trade and tells whoever listens. */
    public synchronized void trade(String product, Instant time, String price, String size) {
        List<String> before = trades.get(product);
        String fields = String.format(
                Locale.ROOT,
                "\"trade_id\":%d,\"product_id\":\"%s\",\"size\":\"%s\",\"price\":\"%s\",\"side\":\"buy\","
                        + "\"time\":\"%s\"",
                before.size() + 1,
                product,
                size,
                price,
                time);
        before.add("{" + fields + "}");
        broadcast("{\"type\":\"match\"," + fields + "}");
    }

    /** By its own clock it is that time now. */
    public synchronized void beat(Instant time) {
        clock = time;
        trades.keySet().forEach(product -> broadcast(heartbeat(product)));
    }

    private String heartbeat(String product) {
        return "{\"type\":\"heartbeat\",\"product_id\":\"" + product + "\",\"last_trade_id\":"
                + trades.get(product).size() + ",\"time\":\"" + clock + "\"}";
    }

    /** Newest first, those before {@code after}. */
    private synchronized String page(URI asked) {
        String product = asked.getPath().split("/")[2];
        int after = Integer.parseInt(asked.getQuery().replaceFirst(".*after=(\\d+).*", "$1"));
        List<String> all = trades.get(product);
        List<String> page = new ArrayList<>(all.subList(0, Math.min(after - 1, all.size())));
        java.util.Collections.reverse(page);
        return page.stream().limit(1_000).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String subscription) {
        trades.keySet().forEach(product -> socket.send(heartbeat(product)));
    }

    @Override
    public void onStart() {
        started.complete(null);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        // waits for the subscription
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        // whoever is gone asks again
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        started.completeExceptionally(e);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        rest.stop(0);
        stop(1_000);
    }
}
