package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.events.Topics;

class RetentionTest {
    static Iterable<String> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @CsvSource({
        "tidewire.ticks.v1, 7, delete",
        "tidewire.news.v1, 30, delete",
        "tidewire.tape.v1, 30, delete",
        "tidewire.telemetry.v1, 1, delete",
        "tidewire.wire.dlq.v1, 30, delete",
        "tidewire.replayed.v1, -1, compact",
        "tidewire.digests.v1, -1, delete",
        "tidewire.alerts.v1, -1, delete",
        "tidewire.stories.v1, -1, compact",
        "tidewire.days.v1, -1, compact",
        "tidewire.sources.v1, -1, compact",
        "tidewire.ingest-state.v1, -1, compact",
    })
    void usualRetention_byTopic(String topic, long days, String policy) {
        var settings = Retention.DEFAULT.settings(topic);
        assertThat(settings)
                .containsEntry(
                        "retention.ms",
                        days < 0 ? "-1" : "" + Duration.ofDays(days).toMillis())
                .containsEntry("cleanup.policy", policy);
    }

    /** Whole segments are deleted, by their newest record: one record a week would keep all that came before it. */
    @ParameterizedTest
    @MethodSource("topics")
    void records_stayAQuarterLongerThanTheirTimeAtMost_howeverFewThereAre(String topic) {
        var settings = Retention.DEFAULT.settings(topic);
        long time = Long.parseLong(settings.getOrDefault("retention.ms", "-1"));
        if (time < 0) {
            assertThat(settings).doesNotContainKey("segment.ms");
        } else {
            assertThat(settings).containsEntry("segment.ms", "" + time / 4);
        }
    }

    /** A new topic fills the disk unless somebody has thought of it. */
    @Test
    void topicsThatKeepEverything_areTheResults() {
        assertThat(Topics.all())
                .filteredOn(topic -> {
                    var settings = Retention.DEFAULT.settings(topic);
                    return "-1".equals(settings.get("retention.ms")) && "delete".equals(settings.get("cleanup.policy"));
                })
                .containsExactlyInAnyOrder(Topics.DIGESTS, Topics.ALERTS, Topics.MOVES, Topics.BARS);
    }

    @Test
    void ticks_haveALimitOfSizeToo() {
        assertThat(Retention.DEFAULT.settings(Topics.TICKS)).containsEntry("retention.bytes", "" + (20L << 30));
    }

    @Test
    void resultsThatScriptsRead_areInACodecThatEveryClientHas() {
        assertThat(Retention.DEFAULT.settings(Topics.DIGESTS)).containsEntry("compression.type", "gzip");
        assertThat(Retention.DEFAULT.settings(Topics.TICKS)).doesNotContainKey("compression.type");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void replayOfAnOldYear_keepsEverything(String topic) {
        assertThat(Retention.FOREVER.settings(topic))
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("message.timestamp.type", "CreateTime")
                .doesNotContainKey("segment.ms");
    }
}
