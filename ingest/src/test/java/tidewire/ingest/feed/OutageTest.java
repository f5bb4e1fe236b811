package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.PollTimes;

class OutageTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private static FeedItem published(Instant time, Precision precision) {
        return new FeedItem("g", time, precision, "title", null, null, null, null, List.of(), null);
    }

    private static FeedItem published(Instant time) {
        return published(time, Precision.SECOND);
    }

    /** A feed that was due long ago, failed, and is asked now when that was planned. */
    private static Outage after(@Nullable Instant failure, @Nullable Instant planned) {
        return new Outage(NOW.minus(Duration.ofDays(2)), new PollTimes(null, null, failure, failure, 1, planned));
    }

    @Test
    void outageIsLong_anHourAfterTheFeedWasDue_howeverLongItsPauses() {
        PollTimes none = new PollTimes(null, null, null, null, 0, null);
        assertThat(new Outage(null, none).isLong(NOW)).as("never read").isTrue();
        assertThat(new Outage(NOW.minusSeconds(3_601), none).isLong(NOW)).isTrue();
        assertThat(new Outage(NOW.minusSeconds(3_600), none).isLong(NOW)).isFalse();
        assertThat(new Outage(NOW.plusSeconds(3_600), none).isLong(NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 79, 81, 60 * 8, 60 * 24})
    void whatIsNewerThanTheLastVainLook_hasNotBeenHidden_howeverLongThePause(long minutes) {
        Instant failure = NOW.minus(Duration.ofMinutes(minutes));
        Outage outage = after(failure, NOW.minusSeconds(5));
        assertThat(outage.isLong(NOW)).isTrue();
        assertThat(outage.hasNotHidden(published(failure.plusSeconds(1)), NOW)).isTrue();
        assertThat(outage.hasNotHidden(published(NOW), NOW)).isTrue();
        assertThat(outage.hasNotHidden(published(failure), NOW))
                .as("it stood there, perhaps")
                .isFalse();
    }

    @Test
    void whatIsPublishedWhileNobodyLookedAlthoughItWasTime_hasBeenHidden() {
        Instant failure = NOW.minus(Duration.ofHours(8));
        FeedItem item = published(failure.plusSeconds(60));
        assertThat(after(failure, NOW.minusSeconds(3_601)).hasNotHidden(item, NOW))
                .isFalse();
        assertThat(after(failure, null).hasNotHidden(item, NOW)).isFalse();
        assertThat(after(null, NOW).hasNotHidden(item, NOW)).isFalse();
    }

    @Test
    void timeThatIsUnknownOrOfADayOrAhead_saysNothing() {
        Outage outage = after(NOW.minusSeconds(600), NOW);
        assertThat(outage.hasNotHidden(published(NOW.plusSeconds(1)), NOW)).isFalse();
        assertThat(outage.hasNotHidden(published(NOW.minusSeconds(60), Precision.DAY), NOW))
                .isFalse();
        FeedItem undated = new FeedItem("g", null, Precision.NONE, "title", null, null, null, null, List.of(), null);
        assertThat(outage.hasNotHidden(undated, NOW)).isFalse();
    }
}
