package tidewire.ingest.trades;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A WebSocket server that sends what a test says when somebody subscribes, and a REST service beside it. */
final class TestExchange extends WebSocketServer implements AutoCloseable {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final HttpServer rest;
    final List<String> subscriptions = new CopyOnWriteArrayList<>();
    final List<String> pages = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<WebSocket, String> script;
    private volatile Function<URI, String> service = uri -> null;

    TestExchange(BiConsumer<WebSocket, String> script) throws Exception {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.script = script;
        setDaemon(true);
        setConnectionLostTimeout(0);
        start();
        started.get(10, TimeUnit.SECONDS);
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/", exchange -> {
            pages.add(exchange.getRequestURI().toString());
            String body = service.apply(exchange.getRequestURI());
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 500 : 200, bytes.length == 0 ? -1 : bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        rest.start();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + getPort());
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + rest.getAddress().getPort());
    }

    void script(BiConsumer<WebSocket, String> next) {
        script = next;
    }

    /** Answers of the REST service; null for status 500. */
    void service(Function<URI, String> answers) {
        service = answers;
    }

    Function<URI, String> service() {
        return service;
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        subscriptions.add(message);
        script.accept(socket, message);
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
        rest.stop(0);
        stop(1_000);
    }
}
