package tidewire.ingest;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** An HTTP server on loopback that answers exactly what a test says, broken or not; one request a connection. */
public final class ScriptedServer implements AutoCloseable {
    /** @param headers names in lower case */
    public record Request(String path, Map<String, String> headers) {}

    @FunctionalInterface
    public interface Script {
        void answer(Request request, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Script script;
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    public ScriptedServer(Script script) throws IOException {
        this(InetAddress.getLoopbackAddress(), script);
    }

    /** @param host 127.0.0.1, 127.0.0.2 and so on are hosts of their own */
    public ScriptedServer(InetAddress host, Script script) throws IOException {
        server = new ServerSocket(0, 50, host);
        this.script = script;
        threads.execute(this::accept);
    }

    public void answer(Script next) {
        script = next;
    }

    public URI url(String path) {
        return URI.create("http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + path);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ")[1], headers);
            requests.add(request);
            script.answer(request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The other side hung up, which several tests are about.
        }
    }

    public static Script status(int status, String... headers) {
        return (request, out) -> head(out, status, headers);
    }

    public static Script body(String contentType, byte[] body, String... headers) {
        return (request, out) -> {
            head(out, 200, headers, "Content-Type: " + contentType, "Content-Length: " + body.length);
            out.write(body);
        };
    }

    public static Script rss(String items, String... headers) {
        return body("application/rss+xml", utf8(channel(items)), headers);
    }

    public static String channel(String items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>t</title>"
                + "<link>http://example.org/</link><description>d</description>" + items + "</channel></rss>";
    }

    public static void head(OutputStream out, int status, String... headers) throws IOException {
        head(out, status, headers, "");
    }

    private static void head(OutputStream out, int status, String[] headers, String... more) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
        for (String[] group : List.of(headers, more)) {
            for (String header : group) {
                head.append(header.isEmpty() ? "" : header + "\r\n");
            }
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
