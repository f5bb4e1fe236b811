package tidewire.llm.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A hub on loopback: the two requests of the Hugging Face protocol that a download needs, with files above 100 bytes kept on
 * a second server (the store) that the first redirects to. Faults can be ordered.
 */
final class LoopbackHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final int LARGE = 100;

    private final HttpServer hub = server();
    private final HttpServer store = server();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** "METHOD-less" log: path, range and whether a token came, in order. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** After so many bytes of a body the store closes the connection, as often as the list has entries. */
    final List<Integer> breakOffAt = Collections.synchronizedList(new ArrayList<>());

    /** Answers with this status first, as often as the list has entries. */
    final List<Integer> statusFirst = Collections.synchronizedList(new ArrayList<>());

    /** A body is begun and then nothing comes, as often as this says. */
    volatile int stalls;

    volatile boolean ignoreRanges;
    volatile String redirectTo = "";
    volatile String corrupt = "";

    LoopbackHub() {
        hub.createContext("/api/models/tiny/model/revision/main", this::listing);
        hub.createContext("/tiny/model/resolve/" + COMMIT + "/", this::resolve);
        store.createContext("/", this::serve);
        for (HttpServer server : List.of(hub, store)) {
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "loopback-hub");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    LoopbackHub with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    LoopbackHub with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    byte[] content(String name) {
        return files.get(name);
    }

    private void listing(HttpExchange exchange) throws IOException {
        log(exchange);
        if (failFirst(exchange)) {
            return;
        }
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("id", "tiny/model").put("sha", COMMIT);
        ArrayNode siblings = root.putArray("siblings");
        files.forEach((name, content) -> {
            ObjectNode sibling = siblings.addObject().put("rfilename", name).put("size", content.length);
            if (content.length > LARGE) {
                sibling.put("blobId", "f".repeat(40));
                sibling.putObject("lfs").put("sha256", hex("SHA-256", content)).put("size", content.length);
            } else {
                byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
                byte[] blob = Arrays.copyOf(head, head.length + content.length);
                System.arraycopy(content, 0, blob, head.length, content.length);
                sibling.put("blobId", hex("SHA-1", blob));
            }
        });
        send(exchange, 200, root.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void resolve(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(("/tiny/model/resolve/" + COMMIT + "/").length());
        if (files.containsKey(name) && files.get(name).length > LARGE) {
            log(exchange);
            if (failFirst(exchange)) {
                return;
            }
            String to = redirectTo.isEmpty()
                    ? "http://127.0.0.1:" + store.getAddress().getPort() + "/" + name + "?signature=secret"
                    : redirectTo;
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        } else {
            serve(exchange);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        log(exchange);
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        byte[] content = files.get(name);
        if (content == null) {
            send(exchange, 404, new byte[0]);
            return;
        }
        if (name.equals(corrupt)) {
            content = content.clone();
            content[content.length / 2] ^= 1;
        }
        int from = 0;
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null && !ignoreRanges) {
            from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            if (from >= content.length) {
                send(exchange, 416, new byte[0]);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        byte[] body = Arrays.copyOfRange(content, from, content.length);
        if (content.length > LARGE && stalls > 0) {
            stalls--;
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
            exchange.getResponseBody().write(body, 0, 10);
            exchange.getResponseBody().flush();
            return;
        }
        if (content.length > LARGE && !breakOffAt.isEmpty()) {
            int at = breakOffAt.remove(0);
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
            exchange.getResponseBody().write(body, 0, at);
            exchange.getResponseBody().flush();
            // closing with bytes owed makes the server drop the connection
            exchange.close();
            return;
        }
        send(exchange, from > 0 ? 206 : 200, body);
    }

    private boolean failFirst(HttpExchange exchange) throws IOException {
        if (statusFirst.isEmpty()) {
            return false;
        }
        int status = statusFirst.remove(0);
        send(exchange, status, "no".getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private void log(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean fromStore =
                exchange.getLocalAddress().getPort() == store.getAddress().getPort();
        requests.add((fromStore ? "store " : "hub ")
                + exchange.getRequestURI().getPath()
                + (range == null ? "" : " " + range)
                + (token == null ? "" : " " + token));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
    }
}
