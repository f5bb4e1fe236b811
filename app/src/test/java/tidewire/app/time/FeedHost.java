package tidewire.app.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feeds on loopback, healthy and dead, on as many hosts as are asked for (127.0.0.1, 127.0.0.2 and so on); its own sockets, so
 * that a header may be as wrong as it likes.
 */
final class FeedHost implements AutoCloseable {
    private static final String RSS =
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title>%s</channel></rss>";

    private final Map<String, ServerSocket> hosts = new ConcurrentHashMap<>();
    private final Map<String, List<String>> items = new ConcurrentHashMap<>();
    /** Requests that are never answered. */
    final AtomicInteger hanging = new AtomicInteger();

    private ServerSocket open(String host) {
        try {
            ServerSocket socket = new ServerSocket(0, 200, InetAddress.getByName(host));
            Thread accepting = new Thread(() -> accept(socket), "feed-host");
            accepting.setDaemon(true);
            accepting.start();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Paths: {@code /healthy/N}; {@code /silent/N} never answers; {@code /broken/N} fails; {@code /future/N} says it is 2099,
     * {@code /ahead/N} that it is 12 hours later; the others that it is 1970.
     */
    URI url(String host, String path) {
        ServerSocket socket = hosts.computeIfAbsent(host, this::open);
        return URI.create("http://" + host + ":" + socket.getLocalPort() + path);
    }

    /** In twelve hours. */
    static String later() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(12));
    }

    /** Puts an item into a feed's answer. */
    void add(String path, String guid, String title, String published) {
        items.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>()).add(item(guid, title, published));
    }

    /** Puts another title in the place of one that is there. */
    void correct(String path, String guid, String title, String published) {
        items.get(path).replaceAll(item -> item.contains(">" + guid + "<") ? item(guid, title, published) : item);
    }

    private static String item(String guid, String title, String published) {
        return "<item><guid isPermaLink=\"false\">%s</guid><title>%s</title><pubDate>%s</pubDate></item>"
                .formatted(guid, title, published);
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket asking = socket.accept();
                Thread answering = new Thread(() -> answer(asking), "feed-host-answer");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket asking) {
        try (asking) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(asking.getInputStream(), StandardCharsets.ISO_8859_1));
            String path = String.valueOf(in.readLine()).split(" ")[1];
            while (!String.valueOf(in.readLine()).isEmpty()) {
                // the request's headers
            }
            if (path.startsWith("/silent")) {
                hanging.incrementAndGet();
                in.read(); // until the other side hangs up
                return;
            }
            String status = path.startsWith("/broken") ? "500 Internal Server Error" : "200 OK";
            String date = path.startsWith("/future")
                    ? "Tue, 01 Dec 2099 10:00:00 GMT"
                    : path.startsWith("/ahead") ? later() : "Thu, 01 Jan 1970 00:00:00 GMT";
            byte[] body = RSS.formatted(String.join("", items.getOrDefault(path, List.of())))
                    .getBytes(StandardCharsets.UTF_8);
            OutputStream out = asking.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nDate: " + date + "\r\nContent-Type: application/rss+xml\r\n"
                            + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // the other side has hung up
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : hosts.values()) {
            socket.close();
        }
    }
}
