package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookTest {
    @Test
    void botOfSeveralChannelsAndEnds_hasAnIdForEach_andNoneHoldsTheToken() {
        List<String> ids = List.of(
                Webhook.ofBot("BOT", Webhook.SLACK_API, "xoxb-secret", "C1").id(),
                Webhook.ofBot("BOT", "https://slack.com/api", "xoxb-secret", "C2")
                        .id(),
                Webhook.ofBot("BOT", "https://chat.example/a/api", "xoxb-secret", "C1")
                        .id(),
                Webhook.ofBot("BOT", "https://chat.example/b/api", "xoxb-secret", "C1")
                        .id());

        assertThat(Webhook.ofBot("BOT", "https://me:pass@CHAT.example:8443/api?key=1", "t", "C1")
                        .id())
                .as("host, port and path, not what was written")
                .isEqualTo("BOT/C1 at chat.example:8443/api");
        assertThat(Webhook.ofBot("BOT", "HTTPS://Slack.com:443/api", "t", "C1").id())
                .isEqualTo("BOT/C1");
        assertThat(ids)
                .containsExactly("BOT/C1", "BOT/C2", "BOT/C1 at chat.example/a/api/", "BOT/C1 at chat.example/b/api/");
    }
}
