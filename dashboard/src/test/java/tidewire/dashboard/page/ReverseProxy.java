package tidewire.dashboard.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small reverse proxy: one request a connection, a path before what is behind it, which it takes away or leaves. */
final class ReverseProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Socket> dead = new CopyOnWriteArrayList<>();
    private final int behind;
    private final String path;
    private final boolean takesAway;

    /** @param behind port of the dashboard; @param path as in {@code /tidewire}; @param takesAway false to pass it on */
    ReverseProxy(int behind, String path, boolean takesAway) throws IOException {
        this.behind = behind;
        this.path = path;
        this.takesAway = takesAway;
        daemon(this::accept);
    }

    /** The page's address, under another name than the dashboard's. */
    String url() {
        return "http://localhost:" + server.getLocalPort() + path + "/";
    }

    /** Connections that are open stay so, and nothing comes through them any more: a computer slept, or a router forgot them. */
    void forgetConnections() {
        dead.addAll(sockets);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                sockets.add(browser);
                daemon(() -> handle(browser));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void handle(Socket browser) {
        try (browser;
                Socket dashboard = new Socket("127.0.0.1", behind)) {
            String head = head(browser.getInputStream());
            int end = head.indexOf('\r');
            String[] request = head.substring(0, end).split(" ");
            if (!request[1].startsWith(path + "/")) {
                say(browser, "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            String target = takesAway ? request[1].substring(path.length()) : request[1];
            String host = head.replaceAll("(?is).*?\r\nhost: ([^\r]*).*", "$1");
            String others = head.substring(end).replaceAll("(?i)\r\n(host|connection): [^\r]*", "");
            say(
                    dashboard,
                    request[0] + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + behind + "\r\nConnection: close"
                            + "\r\nX-Forwarded-Host: " + host + "\r\nX-Forwarded-Proto: http" + others);
            daemon(() -> pipe(browser, dashboard, browser));
            pipe(dashboard, browser, browser);
        } catch (IOException e) {
            // One side is gone.
        }
    }

    private void pipe(Socket from, Socket to, Socket browser) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!dead.contains(browser)) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side is gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("no request");
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "reverse-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
