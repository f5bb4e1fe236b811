package tidewire.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the page is served and to whom.
 *
 * @param host address to bind; other than loopback only with {@code exposed}
 * @param port TCP port, 0 for any free one
 * @param exposed true to allow an address that other machines reach; needs a token
 * @param token what every request must carry when exposed: header {@code Authorization: Bearer}, the cookie that
 *     {@code /?token=…} sets, or null on loopback
 * @param basePath path under which a reverse proxy serves the page, from slash to slash; {@code /} without one
 * @param history file of the history; null for one that is deleted at the end
 * @param traded symbols of each trade source, by its name as in {@code trades:kraken}
 * @param desks the desks in the order of their tabs; desks seen on the topics but not named here come after them
 */
public record DashboardConfig(
        String host,
        int port,
        boolean exposed,
        @Nullable String token,
        String basePath,
        @Nullable Path history,
        Map<String, List<String>> traded,
        List<DeskView> desks) {
    private static final int SHORTEST_TOKEN = 16;

    public DashboardConfig {
        traded = Map.copyOf(traded);
        desks = List.copyOf(desks);
        require(!host.isBlank(), "dashboard.host must not be empty");
        require(port >= 0 && port <= 65535, "dashboard.port must be 0 to 65535, was " + port);
        require(
                basePath.matches("/([A-Za-z0-9._~-]+/)*"),
                "dashboard.base-path must begin and end with a slash, such as /tidewire/, was " + basePath);
        require(
                token == null || token.length() >= SHORTEST_TOKEN,
                "dashboard.token must have at least " + SHORTEST_TOKEN + " characters");
        require(
                exposed || isLoopback(host),
                "dashboard.host " + host + " can be reached from other machines: set dashboard.exposed to true and "
                        + "dashboard.token to a secret, or use 127.0.0.1");
        require(
                !exposed || token != null,
                "dashboard.exposed needs dashboard.token: a secret of at least " + SHORTEST_TOKEN + " characters");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("dashboard.host " + host + " is not an address of this machine", e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Without the token: configurations get printed. */
    @Override
    public String toString() {
        return "DashboardConfig[host=" + host + ", port=" + port + ", exposed=" + exposed + ", token="
                + (token == null ? "none" : "set") + ", basePath=" + basePath + ", history=" + history + ", traded="
                + traded + ", desks=" + desks + "]";
    }
}
