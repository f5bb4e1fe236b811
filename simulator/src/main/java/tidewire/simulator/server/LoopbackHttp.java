package tidewire.simulator.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP/1.1 server on the loopback address. The JDK's own writes the machine's time into {@code Date}; here that
 * header is the simulated clock.
 */
final class LoopbackHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoopbackHttp.class);
    private static final int MAX_LINE = 16 << 10;
    private static final int MAX_BODY = 4 << 20;

    /** @param headers names in lower case */
    record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    /** @param headers as they are written; {@code Content-Length} is added */
    record Response(int status, Map<String, String> headers, byte[] body) {
        static Response text(int status, String text) {
            return new Response(
                    status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @FunctionalInterface
    interface Handler {
        /** May wait; each connection has a thread. */
        Response answer(Request request) throws InterruptedException;
    }

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** @param port 0 for a free one */
    LoopbackHttp(String name, int port, Handler handler) throws IOException {
        this.handler = handler;
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulator-" + name);
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    URI url(String path) {
        InetAddress address = server.getInetAddress();
        return URI.create("http://" + address.getHostAddress() + ":" + server.getLocalPort() + path);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    log.warn("cannot accept a connection: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
            String line = line(in);
            while (!line.isEmpty()) {
                Request request = request(line, in);
                boolean last = "close".equalsIgnoreCase(request.headers().get("connection"));
                write(handler.answer(request), last, out);
                if (last) {
                    return;
                }
                line = line(in);
            }
        } catch (SocketException e) {
            log.debug("connection ended: {}", e.getMessage());
        } catch (IOException e) {
            log.warn("bad request: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static Request request(String requestLine, InputStream in) throws IOException {
        String[] parts = requestLine.split(" ", 3);
        if (parts.length != 3) {
            throw new IOException("not an HTTP request: " + requestLine);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("bodies must come with Content-Length");
        }
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("\\d{1,9}") || Integer.parseInt(length) > MAX_BODY) {
            throw new IOException("body of " + length + " bytes");
        }
        return new Request(parts[0], parts[1], headers, in.readNBytes(Integer.parseInt(length)));
    }

    /** A line without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.length() == MAX_LINE) {
                throw new IOException("a line is longer than " + MAX_LINE + " bytes");
            }
            line.append((char) b);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    private static void write(Response response, boolean last, OutputStream out) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" -\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (response.status() != 304) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        head.append(last ? "Connection: close\r\n\r\n" : "\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(response.body());
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            log.debug("closing: {}", e.getMessage());
        }
        threads.shutdownNow();
    }
}
