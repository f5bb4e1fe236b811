package tidewire.alerts.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertObjects;
import tidewire.alerts.client.Webhook;
import tidewire.events.Alert;
import tidewire.events.AlertSent;
import tidewire.events.Json;

class SentLogTest {
    private static final Webhook BOT = Webhook.ofBot("BOT", Webhook.SLACK_API, "xoxb-secret", "C1");

    private final SentLog log = new SentLog();
    private final Alert alert = AlertObjects.alert("1");

    /** Earlier builds named a bot by its variable alone. */
    @Test
    void whatABotWasSentByAnEarlierBuild_isKnown() {
        log.take(AlertSent.of("BOT", alert, AlertObjects.TIME, "thread-1"));

        assertThat(log.has(BOT, alert)).isTrue();
        assertThat(log.thread(BOT, alert)).contains("thread-1");
        assertThat(log.has(Webhook.ofBot("OTHER", Webhook.SLACK_API, "xoxb-secret", "C1"), alert))
                .isFalse();
    }

    @Test
    void recordOfAnEarlierBuild_whichSaysNothingOfTheNews_isKnownByItsAlert() {
        log.take(Json.read("""
                {"webhook":"BOT/C1","alert":"1","desk":"markets","revision":0,"sent":"2013-10-10T15:25:00Z","thread":null}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8), AlertSent.class));

        assertThat(log.has(BOT, alert)).isTrue();
        assertThat(log.byAnotherDesk(BOT, alert)).isEmpty();
    }
}
