package tidewire.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import tidewire.app.StartException;

/** Ports on loopback. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /**
     * The port itself if it can be bound now, or a free one for 0.
     *
     * @param key configuration key that named the port, for the message
     * @throws StartException if there is no such port, or something listens there already
     */
    public static int usable(int port, String key) {
        if (port < 0 || port > HIGHEST) {
            throw new StartException("There is no port " + port + ": set " + key + " to one of 1 to " + HIGHEST
                    + ", or to 0 for any free one.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do it: a port whose last connections still linger is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartException(
                    "Port " + port + " is in use. Stop what listens there, or set " + key
                            + " to another port (0 for any free one).",
                    e);
        }
    }
}
