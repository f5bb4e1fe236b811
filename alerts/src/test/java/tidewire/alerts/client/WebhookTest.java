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

        assertThat(ids)
                .containsExactly("BOT/C1", "BOT/C2", "BOT/C1 at chat.example/a/api/", "BOT/C1 at chat.example/b/api/");
    }
}
