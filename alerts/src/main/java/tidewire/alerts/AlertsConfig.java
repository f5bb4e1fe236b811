package tidewire.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.delivery.QuietHours;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * Where alerts go and at what pace.
 *
 * @param routes an alert goes to every route that takes it; a webhook that several routes name gets it once
 * @param pace least time between two messages to one webhook; Slack allows one a second
 * @param gather how long the first alert of a desk waits for others that belong into the same message; critical ones don't
 * @param interval least time between two such messages of a desk
 * @param longestDelay an alert that is older than this when it is read is counted, not sent; null sends everything
 * @param page address of the page for links, without a slash at the end, or null
 */
public record AlertsConfig(
        List<Route> routes,
        Duration pace,
        Duration gather,
        Duration interval,
        @Nullable Duration longestDelay,
        @Nullable URI page) {
    /** Matches every desk. */
    public static final String ALL_DESKS = "*";

    public AlertsConfig {
        routes = List.copyOf(routes);
        for (Duration duration : List.of(pace, gather, interval)) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("alerts: a time must not be negative, was " + duration);
            }
        }
    }

    /** One message a second; half a minute, then five, for what belongs together; nothing older than a quarter of an hour. */
    public static AlertsConfig of(List<Route> routes) {
        return new AlertsConfig(
                routes,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                null);
    }

    /** Everything at once, however old: for a world whose clock is not this machine's. */
    public static AlertsConfig atOnce(List<Route> routes) {
        return new AlertsConfig(routes, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, null, null);
    }

    /** By which route an alert goes to a webhook: one that names its desk before one of all desks; null when by none. */
    @Nullable
    Route routeOf(Webhook webhook, Alert alert) {
        return routes.stream()
                .filter(route -> route.webhook().equals(webhook) && route.takes(alert))
                .max(Comparator.comparing((Route route) -> !route.desk().equals(ALL_DESKS)))
                .orElse(null);
    }

    /** Hours in which an alert does not leave for a webhook unless it is critical; null for none. */
    @Nullable
    QuietHours quiet(Webhook webhook, Alert alert) {
        Route route = routeOf(webhook, alert);
        return route == null ? null : route.quiet();
    }

    /** What a webhook understands. */
    public enum Format {
        /** Slack's Block Kit; Mattermost and others understand it too. */
        SLACK,
        /** Slack with a bot's token: what is said later of an alert is a reply to its first message. */
        SLACK_BOT,
        /** {@code {"alerts": [...]}} with the records as they are on the topic. */
        JSON
    }

    /**
     * @param desk name of a desk, or {@link #ALL_DESKS}
     * @param least least severity that this route takes
     * @param quiet hours in which only critical alerts leave; null for none
     */
    public record Route(
            String desk,
            Severity least,
            Format format,
            @Nullable QuietHours quiet,
            Webhook webhook) {
        /** All desks' alerts of at least a warning, for Slack. */
        public static Route slack(Webhook webhook) {
            return new Route(ALL_DESKS, Severity.WARNING, Format.SLACK, null, webhook);
        }

        /** People are told when something begins and when there is more to say; receivers of one's own also that it is over. */
        boolean takes(Alert alert) {
            return (desk.equals(ALL_DESKS) || desk.equals(alert.desk()))
                    && alert.severity().compareTo(least) >= 0
                    && (format == Format.JSON || alert.action() != Alert.Action.RESOLVED);
        }
    }
}
