package tidewire.app.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import tidewire.app.StartException;

/** Ports on loopback. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /**
     * The port itself if it can be bound now, or a free one for 0, and a free one beside it. Both are held at once:
     * asked for one after the other the system may name the same port twice.
     *
     * @param key configuration key that named the port, for the message
     * @throws StartException as {@link #usable}
     */
    static Pair usableWithAnother(int port, String key) {
        try (ServerSocket first = bind(port, key);
                ServerSocket second = bind(0, key)) {
            return new Pair(first.getLocalPort(), second.getLocalPort());
        } catch (IOException e) {
            throw new StartException("Ports on loopback cannot be let go again: " + e.getMessage(), e);
        }
    }

    /** Two ports that are not the same. */
    record Pair(int first, int second) {}

    /**
     * The port itself if it can be bound now, or a free one for 0.
     *
     * @param key configuration key that named the port, for the message
     * @throws StartException if there is no such port, or something listens there already
     */
    public static int usable(int port, String key) {
        try (ServerSocket socket = bind(port, key)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartException("Port " + port + " cannot be let go again: " + e.getMessage(), e);
        }
    }

    private static ServerSocket bind(int port, String key) {
        if (port < 0 || port > HIGHEST) {
            throw new StartException("There is no port " + port + ": set " + key + " to one of 1 to " + HIGHEST
                    + ", or to 0 for any free one.");
        }
        ServerSocket socket = null;
        try {
            socket = new ServerSocket();
            // As servers do it: a port whose last connections still linger is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            close(socket);
            if (e instanceof BindException && String.valueOf(e.getMessage()).contains("ermission")) {
                throw new StartException(
                        "Port " + port + " may not be used by this user. Set " + key + " to one above 1023.", e);
            }
            throw new StartException(
                    "Port " + port + " is in use. Stop what listens there, or set " + key
                            + " to another port (0 for any free one).",
                    e);
        }
    }

    private static void close(@Nullable ServerSocket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It was never bound; what matters is the first failure.
        }
    }
}
