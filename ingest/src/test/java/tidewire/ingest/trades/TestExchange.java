package tidewire.ingest.trades;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A WebSocket server that sends what a test says once somebody has subscribed. */
final class TestExchange extends WebSocketServer implements AutoCloseable {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    final List<String> subscriptions = new CopyOnWriteArrayList<>();
    private volatile Consumer<WebSocket> script;

    TestExchange(Consumer<WebSocket> script) throws Exception {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.script = script;
        setDaemon(true);
        setConnectionLostTimeout(0);
        start();
        started.get(10, TimeUnit.SECONDS);
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + getPort());
    }

    void script(Consumer<WebSocket> next) {
        script = next;
    }

    static String match(String product, long id, String second) {
        return match("match", product, id, second);
    }

    static String match(String type, String product, long id, String second) {
        return "{\"type\":\"" + type + "\",\"trade_id\":" + id + ",\"sequence\":50,\"maker_order_id\":\"a\","
                + "\"taker_order_id\":\"b\",\"time\":\"2013-10-09T14:53:" + second + "Z\",\"product_id\":\"" + product
                + "\",\"size\":\"5.23512000\",\"price\":\"400.23\",\"side\":\"sell\"}";
    }

    static String heartbeat(String product, long lastId, String second) {
        return "{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":" + lastId + ",\"product_id\":\"" + product
                + "\",\"time\":\"2013-10-09T14:53:" + second + "Z\"}";
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        subscriptions.add(message);
        script.accept(socket);
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
        // tests look at the next subscription
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        started.completeExceptionally(e);
    }

    @Override
    public void close() throws InterruptedException {
        stop(1_000);
    }
}
