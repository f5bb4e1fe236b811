package tidewire.simulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.thread.StepGuard;
import tidewire.simulator.sample.SampleSource;
import tidewire.simulator.sample.SampleTrade;
import tidewire.simulator.sample.TradeFiles;

/**
 * The sample's trades in the format of Coinbase Exchange's WebSocket feed, channels {@code matches} and
 * {@code heartbeat}. Trades are numbered as they stand in the data; fields that the format demands and neither the data nor this server has are
 * named in an extra field {@code synthetic}.
 *
 * <p>A step's trades go out when the clock reaches the step; heartbeats with the time reached follow them, and are
 * repeated each second of real time, so that a paused player does not look like a dead exchange.
 */
public final class ExchangeServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ExchangeServer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 4_096;
    private static final int FLUSH_BYTES = 64 << 10;
    /** As on real exchanges, a reader that is hopelessly behind is thrown out. */
    private static final int MAX_QUEUED_BUFFERS = 4_096;

    private final TradeFiles trades;
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<WebSocket, Set<String>> subscriptions = new LinkedHashMap<>();
    private final TextFrames frames = new TextFrames();
    private final Server server;
    private final ScheduledExecutorService heart;
    private Instant now;
    private long sent;

    private static final class Product {
        long lastId;

        @Nullable
        SampleTrade last;
    }

    public ExchangeServer(SampleSource sample, Instant start) {
        trades = sample.trades();
        now = start;
        sample.symbols().forEach(symbol -> products.put(symbol, new Product()));
        server = new Server();
        server.start();
        heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulator-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        StepGuard beating = StepGuard.healing("the simulated exchange's heart stands still", log);
        heart.scheduleAtFixedRate(() -> beat(beating), 1, 1, TimeUnit.SECONDS);
    }

    public URI url() {
        try {
            server.started.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the exchange server did not start: " + e.getMessage(), e);
        }
        return URI.create("ws://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort());
    }

    /** Sends the trades up to {@code time}, inclusive, and then heartbeats. */
    public synchronized void advanceTo(Instant time) {
        List<SampleTrade> batch = new ArrayList<>(BATCH);
        do {
            batch.clear();
            trades.take(time, BATCH, batch);
            for (SampleTrade trade : batch) {
                Product product = product(trade.symbol());
                product.lastId++;
                product.last = trade;
            }
            for (WebSocket socket : List.copyOf(subscriptions.keySet())) {
                send(socket, batch);
            }
            sent += batch.size();
        } while (batch.size() == BATCH);
        now = time;
        beat();
    }

    /** Time of the next trade, if its file may begin at {@code time} or before. */
    public synchronized Optional<Instant> nextTrade(Instant time) {
        return trades.next(time);
    }

    /** Number of trades played so far. */
    public synchronized long sent() {
        return sent;
    }

    /** Ends all connections, as an exchange does now and then. */
    synchronized void dropConnections() {
        List.copyOf(subscriptions.keySet()).forEach(socket -> socket.close(CloseFrame.GOING_AWAY, "maintenance"));
        subscriptions.clear();
    }

    private Product product(String symbol) {
        Product product = products.get(symbol);
        if (product == null) {
            throw new IllegalStateException("trade of unknown symbol " + symbol);
        }
        return product;
    }

    private void send(WebSocket socket, List<SampleTrade> batch) {
        Set<String> wanted = subscriptions.getOrDefault(socket, Set.of());
        Map<String, Long> ids = new LinkedHashMap<>();
        for (SampleTrade trade : batch) {
            ids.merge(trade.symbol(), 1L, Long::sum);
        }
        // Ids were counted for the whole batch: begin each symbol's where it was before.
        ids.replaceAll((symbol, count) -> product(symbol).lastId - count);
        for (SampleTrade trade : batch) {
            long id = ids.merge(trade.symbol(), 1L, Long::sum);
            if (wanted.contains(trade.symbol())) {
                ExchangeMessages.match(frames, "match", trade, id);
                if (frames.size() >= FLUSH_BYTES) {
                    flush(socket);
                }
            }
        }
        flush(socket);
    }

    private void beat(StepGuard beating) {
        try {
            beating.run(this::beat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed meanwhile
        }
    }

    private synchronized void beat() {
        for (WebSocket socket : List.copyOf(subscriptions.keySet())) {
            beat(socket);
        }
    }

    private void beat(WebSocket socket) {
        for (String symbol : subscriptions.getOrDefault(socket, Set.of())) {
            long id = product(symbol).lastId;
            ExchangeMessages.heartbeat(frames, symbol, id, now);
        }
        flush(socket);
    }

    private void flush(WebSocket socket) {
        if (frames.size() == 0) {
            return;
        }
        java.nio.ByteBuffer bytes = frames.take();
        if (socket instanceof WebSocketImpl connection && connection.isOpen()) {
            if (connection.outQueue.size() > MAX_QUEUED_BUFFERS) {
                log.warn("a reader is too slow for the exchange and is disconnected");
                subscriptions.remove(socket);
                connection.close(CloseFrame.POLICY_VALIDATION, "slow consumer");
                return;
            }
            connection.outQueue.add(bytes);
            server.onWriteDemand(connection);
        }
    }

    private synchronized void subscribe(WebSocket socket, String text) {
        Set<String> wanted = new LinkedHashSet<>();
        try {
            JsonNode message = JSON.readTree(text);
            if (!message.path("type").asText().equals("subscribe")) {
                error(socket, "unknown message type '" + message.path("type").asText() + "'");
                return;
            }
            message.path("product_ids").forEach(product -> wanted.add(product.asText()));
        } catch (JsonProcessingException e) {
            error(socket, "malformed JSON");
            return;
        }
        for (String symbol : wanted) {
            if (!products.containsKey(symbol)) {
                error(socket, symbol + " is not a valid product");
                return;
            }
        }
        subscriptions.put(socket, wanted);
        ExchangeMessages.subscriptions(frames, wanted);
        for (String symbol : wanted) {
            Product product = product(symbol);
            if (product.last != null) {
                ExchangeMessages.match(frames, "last_match", product.last, product.lastId);
            }
        }
        beat(socket);
    }

    private static void error(WebSocket socket, String reason) {
        socket.send(JSON.createObjectNode()
                .put("type", "error")
                .put("message", "Failed to subscribe")
                .put("reason", reason)
                .toString());
    }

    private synchronized void left(WebSocket socket) {
        subscriptions.remove(socket);
    }

    @Override
    public void close() {
        heart.shutdownNow();
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            trades.close();
        }
    }

    private final class Server extends WebSocketServer {
        final CompletableFuture<Void> started = new CompletableFuture<>();

        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            setDaemon(true);
            setTcpNoDelay(true);
            setReuseAddr(true);
            // Heartbeats are part of the format; the library's own pings are not needed beside them.
            setConnectionLostTimeout(0);
        }

        @Override
        public void onStart() {
            started.complete(null);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            log.debug("exchange: a reader has connected");
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            subscribe(socket, message);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            left(socket);
        }

        @Override
        public void onError(@Nullable WebSocket socket, Exception e) {
            log.warn("exchange server: {}", e.getMessage());
            if (socket == null) {
                started.completeExceptionally(e);
            }
        }
    }
}
