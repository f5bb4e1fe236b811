package tidewire.alerts;

import java.time.Duration;
import java.util.List;

/**
 * Where alerts go.
 *
 * @param routes an alert goes to every route of its desk; a webhook that several routes name gets it once
 * @param minInterval least time between two messages to one webhook; Slack allows one a second
 */
public record AlertsConfig(List<Route> routes, Duration minInterval) {
    /** Matches every desk. */
    public static final String ALL_DESKS = "*";

    public AlertsConfig {
        routes = List.copyOf(routes);
        if (minInterval.isNegative()) {
            throw new IllegalArgumentException("alerts: the least interval must not be negative, was " + minInterval);
        }
    }

    /** One message a second. */
    public AlertsConfig(List<Route> routes) {
        this(routes, Duration.ofSeconds(1));
    }

    /** @param desk name of a desk, or {@link #ALL_DESKS} */
    public record Route(String desk, Webhook webhook) {
        boolean takes(String name) {
            return desk.equals(ALL_DESKS) || desk.equals(name);
        }
    }
}
