package tidewire.app.outputs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Answers Slack messages in every way that was seen in the wild, one after the other, and keeps account of what it took. The title of an
 * alert is its id.
 */
final class MisbehavingReceiver implements AutoCloseable {
    /** What becomes of one post. */
    enum Way {
        FINE,
        LIMIT,
        FAULT,
        RESET,
        /** It takes the message and does not say so in time. */
        TIMEOUT,
        SLOW,
        REDIRECT,
        REFUSAL,
        /** 200, and in the body that it took nothing. */
        BODY_ERROR,
        /** 200, and not Slack's answer. */
        LOGIN_PAGE,
        NOT_FOUND,
        GONE
    }

    private static final Pattern ID = Pattern.compile("alert-\\d+");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Way> script;
    private final List<String> taken = new ArrayList<>();
    private final Set<String> unsure = new HashSet<>();
    private int posts;

    /** @param script of the first posts; afterwards all is fine */
    MisbehavingReceiver(List<Way> script) throws IOException {
        this.script = List.copyOf(script);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret");
    }

    /** Ids of alerts whose post was answered with 200, or taken and then not answered, in order. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    /** Those whose sender cannot know that they were taken. */
    synchronized Set<String> unsure() {
        return Set.copyOf(unsure);
    }

    synchronized int posts() {
        return posts;
    }

    private synchronized Way next() {
        return posts < script.size() ? script.get(posts++) : Way.FINE;
    }

    private synchronized void take(List<String> ids) {
        taken.addAll(ids);
    }

    private synchronized void doubt(List<String> ids) {
        unsure.addAll(ids);
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> ids = ID.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        switch (next()) {
            case FINE -> {
                take(ids);
                say(exchange, "ok");
            }
            case BODY_ERROR -> say(exchange, "{\"ok\":false,\"error\":\"invalid_blocks\"}");
            case LOGIN_PAGE -> say(exchange, "<!DOCTYPE html><title>Log in</title>");
            case SLOW -> {
                take(ids);
                pause(700);
                say(exchange, "ok");
            }
            case TIMEOUT -> {
                take(ids);
                doubt(ids);
                pause(20_000);
            }
            case LIMIT -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            }
            case FAULT -> exchange.sendResponseHeaders(500, -1);
            case REFUSAL -> exchange.sendResponseHeaders(400, -1);
            case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
            case GONE -> exchange.sendResponseHeaders(410, -1);
            case RESET -> {} // closed without a word
        }
        exchange.close();
    }

    private static void say(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Until the sender has given up, or the test is over. */
    private void pause(long millis) {
        try {
            closed.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
