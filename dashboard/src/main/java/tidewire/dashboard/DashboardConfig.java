package tidewire.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        require(port >= 0 && port <= 65535, "dashboard.port must be 0 to 65535, was " + port);
        refusals(host, exposed, token, basePath).forEach((key, why) -> require(false, "dashboard." + key + " " + why));
    }

    /**
     * Why a page is not served like this: by key of the section {@code dashboard}, what it must be. A check of the
     * configuration asks what the start would refuse.
     */
    public static Map<String, String> refusals(String host, boolean exposed, @Nullable String token, String basePath) {
        Map<String, String> refusals = new LinkedHashMap<>();
        if (!basePath.matches("/([A-Za-z0-9._~-]+/)*")) {
            refusals.put("base-path", "must begin and end with a slash, such as /tidewire/, was " + basePath);
        }
        if (exposed && token == null) {
            refusals.put("token-env", "must name the variable of a token when the page is exposed to other machines");
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            refusals.put("token-env", "must name a variable with at least " + SHORTEST_TOKEN + " characters");
        }
        if (host.isBlank()) {
            refusals.put("host", "must not be empty");
        } else if (!exposed) {
            loopback(host).ifPresent(why -> refusals.put("host", why));
        }
        return refusals;
    }

    private static Optional<String> loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of(host + " can be reached from other machines: set dashboard.exposed to true and "
                            + "dashboard.token-env to the variable of a token, or use 127.0.0.1");
        } catch (UnknownHostException e) {
            return Optional.of(host + " is not an address of this machine");
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
