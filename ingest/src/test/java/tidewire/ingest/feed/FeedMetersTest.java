package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedMetersTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    private double age(String what) {
        return meters.get("tidewire.ingest.feed." + what + ".age")
                .tag("source", "feed:ecb")
                .gauge()
                .value();
    }

    @Test
    void feedThatHasNeverAnswered_isSilentSinceTheStart() {
        FeedMeters feed = new FeedMeters(meters, "feed:ecb", () -> now);
        now = now.plusSeconds(7_200);
        feed.failed();
        assertThat(age("success")).isEqualTo(7_200);
        assertThat(age("item")).isEqualTo(7_200);
    }

    @Test
    void answerWithoutNews_endsTheOneSilence_newsBoth() {
        FeedMeters feed = new FeedMeters(meters, "feed:ecb", () -> now);
        now = now.plusSeconds(60);
        feed.succeeded(0);
        assertThat(age("success")).isZero();
        assertThat(age("item")).isEqualTo(60);
        feed.succeeded(2);
        assertThat(age("item")).isZero();
    }

    /** 300 feeds with all that Kafka's clients tell made 600 kB. */
    @Test
    void feed_adds_fewLines() {
        for (int feed = 0; feed < 300; feed++) {
            new FeedMeters(meters, "feed:" + feed, () -> now);
        }
        assertThat(meters.getMeters()).hasSizeLessThanOrEqualTo(300 * 10);
    }
}
