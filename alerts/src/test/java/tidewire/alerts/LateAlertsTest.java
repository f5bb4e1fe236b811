package tidewire.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.alerts.AlertsConfig.Format;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.delivery.AlertGroups;
import tidewire.alerts.delivery.QuietHours;
import tidewire.alerts.delivery.WebhookSender;
import tidewire.events.Alert;
import tidewire.events.Severity;

class LateAlertsTest {
    private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** What quiet hours keep, or catch while it waits for others, leaves when they end: only then it may be too old. */
    @ParameterizedTest
    @CsvSource({
        "12:00, WARNING,  12:15, false",
        "12:00, WARNING,  12:16, true",
        "02:00, WARNING,  06:59, false",
        "02:00, WARNING,  07:15, false",
        "02:00, WARNING,  07:16, true",
        "02:00, CRITICAL, 02:16, true",
        "21:50, WARNING,  22:06, true",
        "21:57, WARNING,  22:30, false",
        "21:57, CRITICAL, 22:13, true"
    })
    void alert_isTooOld_aQuarterOfAnHourAfterItMayLeave(String time, Severity severity, String now, boolean late) {
        LateAlerts alerts = new LateAlerts(Duration.ofMinutes(15), () -> at(now));

        assertThat(alerts.isLate(alert(at(time), severity), sender())).isEqualTo(late);
    }

    private WebhookSender sender() {
        return new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", AlertObjects.SECRET),
                Format.SLACK,
                new ScriptedClient(),
                AlertObjects.books(AlertObjects.producer(), meters),
                Duration.ZERO,
                new AlertGroups(Duration.ofSeconds(30), Duration.ofMinutes(5), alert -> QUIET),
                new FakeTicker(),
                Instant::now,
                meters);
    }

    private static Instant at(String time) {
        return Instant.parse("2013-10-10T" + time + ":00Z");
    }

    private static Alert alert(Instant time, Severity severity) {
        Alert some = AlertObjects.alert("1");
        return new Alert(
                some.id(),
                0,
                some.desk(),
                some.zone(),
                some.action(),
                severity,
                time,
                some.rule(),
                some.why(),
                null,
                some.title(),
                some.text(),
                some.symbols(),
                some.cites());
    }
}
