package tidewire.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.alerts.AlertsConfig.Format;
import tidewire.alerts.AlertsConfig.Route;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.delivery.QuietHours;
import tidewire.events.Alert;
import tidewire.events.Severity;

class AlertsConfigTest {
    private static final Webhook DESKS = new Webhook("DESKS", "https://desks.example/1");
    private static final Webhook MARKETS = new Webhook("MARKETS", "https://markets.example/2");
    private static final Webhook OWN = new Webhook("OWN", "https://own.example/3");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneOffset.UTC);

    private final AlertsConfig config = AlertsConfig.of(List.of(
            route("*", Severity.CRITICAL, Format.SLACK, NIGHT, DESKS),
            route("markets", Severity.INFO, Format.SLACK, NOON, DESKS),
            route("markets", Severity.WARNING, Format.SLACK_BOT, null, MARKETS),
            route("*", Severity.INFO, Format.JSON, null, OWN)));

    @ParameterizedTest
    @CsvSource({
        "world,   INFO,     CREATED,  false, false, true",
        "world,   WARNING,  CREATED,  false, false, true",
        "world,   CRITICAL, UPDATED,  true,  false, true",
        "markets, INFO,     CREATED,  true,  false, true",
        "markets, WARNING,  CREATED,  true,  true,  true",
        "markets, CRITICAL, RESOLVED, false, false, true"
    })
    void alert_goesWhereARouteTakesItsDeskAndSeverity_andOnlyOwnReceiversHearThatItIsOver(
            String desk, Severity severity, Alert.Action action, boolean desks, boolean markets, boolean own) {
        Alert alert = alert(desk, severity, action);

        assertThat(config.routeOf(DESKS, alert) != null).isEqualTo(desks);
        assertThat(config.routeOf(MARKETS, alert) != null).isEqualTo(markets);
        assertThat(config.routeOf(OWN, alert) != null).isEqualTo(own);
    }

    @Test
    void quietHours_ofAWebhookThatSeveralRoutesName_areThoseOfTheAlertsOwnDesk() {
        assertThat(config.quiet(DESKS, alert("markets", Severity.CRITICAL, Alert.Action.CREATED)))
                .isEqualTo(NOON);
        assertThat(config.quiet(DESKS, alert("world", Severity.CRITICAL, Alert.Action.CREATED)))
                .isEqualTo(NIGHT);
        assertThat(config.quiet(MARKETS, alert("markets", Severity.WARNING, Alert.Action.CREATED)))
                .isNull();
    }

    private static Route route(
            String desk, Severity least, Format format, @Nullable QuietHours quiet, Webhook webhook) {
        return new Route(desk, least, format, quiet, webhook);
    }

    private static Alert alert(String desk, Severity severity, Alert.Action action) {
        Alert some = AlertObjects.alert("1");
        return new Alert(
                some.id(),
                0,
                desk,
                some.zone(),
                action,
                severity,
                some.time(),
                some.rule(),
                some.why(),
                null,
                some.title(),
                some.text(),
                some.symbols(),
                some.cites());
    }
}
