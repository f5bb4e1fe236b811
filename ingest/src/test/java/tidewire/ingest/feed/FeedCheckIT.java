package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.ingest.ScriptedServer.body;
import static tidewire.ingest.ScriptedServer.rss;
import static tidewire.ingest.ScriptedServer.utf8;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidewire.ingest.ScriptedServer;

class FeedCheckIT {
    @Test
    void feed_isReadAndDescribed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                rss("<ttl>60</ttl><item><title>a</title><pubDate>Wed, 09 Oct 2013 14:53:00 GMT</pubDate></item>"
                        + "<item><title>b</title></item>"))) {
            assertThat(FeedCheck.of(FeedConfig.of("x", server.url("/feed")).nearby(Duration.ofMinutes(5)), null))
                    .isEqualTo("“t”, 2 items, the newest of 2013-10-09T14:53:00Z, asks to be polled every 60 min at"
                            + " most, sends all of it at each poll");
        }
    }

    @Test
    void pageForPeople_isNoFeed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(body("text/html", utf8("<html><body>Hello</body></html>")))) {
            FeedConfig feed = FeedConfig.of("x", server.url("/feed"));
            assertThatThrownBy(() -> FeedCheck.of(feed.nearby(Duration.ofMinutes(5)), null))
                    .hasMessageContaining("an HTML page, not a feed");
            assertThatThrownBy(() -> FeedCheck.of(feed, null)).hasMessageContaining("private address");
        }
    }

    /** Some servers repeat what they were sent. */
    @Test
    void serverThatRepeatsThePassword_isToldWithoutIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(body("text/plain", utf8("no reader:a1-secret-b2 here")))) {
            FeedConfig feed = new FeedConfig(
                    "x",
                    server.url("/feed"),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    1 << 20,
                    true,
                    Duration.ofHours(1),
                    1,
                    null,
                    "reader:a1-secret-b2");
            assertThatThrownBy(() -> FeedCheck.of(feed, null))
                    .hasMessageContaining("it begins with 'no reader:… here'")
                    .hasMessageNotContaining("secret");
        }
    }
}
