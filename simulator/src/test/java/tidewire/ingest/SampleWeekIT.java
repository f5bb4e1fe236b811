package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Topics;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.simulator.Simulator;
import tidewire.simulator.SimulatorOptions;
import tidewire.simulator.sample.SampleSource;

/** The whole bundled week through the real ingestors over loopback. */
class SampleWeekIT {
    static IngestConfig configFor(Simulator simulator) {
        List<FeedConfig> feeds = simulator.feeds().entrySet().stream()
                .map(feed -> FeedConfig.of(feed.getKey(), feed.getValue()).nearby(Duration.ofMillis(1)))
                .toList();
        List<ExchangeConfig> exchanges = simulator
                .exchange()
                .map(url -> new ExchangeConfig(
                        Simulator.EXCHANGE,
                        "coinbase",
                        url,
                        null,
                        simulator.symbols(),
                        Duration.ofSeconds(30),
                        ExchangeConfig.SKEW,
                        true))
                .stream()
                .toList();
        return new IngestConfig("test", feeds, exchanges, List.of());
    }

    @Test
    void bundledWeek_playedAtFullSpeed_isPublishedCompleteAndAheadOfItsMarkers() throws Exception {
        TopicRecorder topics = new TopicRecorder();
        SampleSource sample = SampleSource.bundled();
        try (Simulator simulator = Simulator.start(sample, SimulatorOptions.defaults());
                Ingest ingest = new Ingest(
                        configFor(simulator),
                        topics,
                        IngestState.NONE,
                        new SimpleMeterRegistry(),
                        simulator::acknowledged,
                        simulator.clock(),
                        false)) {
            ingest.start();
            simulator.play();
            Instant end = simulator.finished().get(5, TimeUnit.MINUTES);

            assertThat(end).isEqualTo("2013-10-12T00:05:00Z");
            assertThat(ingest.problems().values()).allMatch(problem -> problem.isEmpty());
        }
        assertThat(topics.outOfOrder).isEmpty();
        assertThat(topics.deadLetters).isZero();
        assertThat(topics.news).hasSize(143).doesNotHaveDuplicates();
        // Row counts of the sample's files.
        assertThat(topics.trades)
                .isEqualTo(Map.of("SPY", 1_829_308L, "BAC", 564_241L, "AIG", 205_708L, "IBM", 125_777L));
        assertThat(topics.lastMarkers).containsOnlyKeys(Topics.NEWS, Topics.TICKS);
        // Seen at the first step of the player at or after they came out.
        assertThat(topics.news)
                .filteredOn(item -> item.precision() == Precision.SECOND)
                .allSatisfy(item -> assertThat(Duration.between(item.published(), item.observed()))
                        .isBetween(Duration.ZERO, Duration.ofMinutes(5)));

        NewsItem notice = item(topics, "nvd:CVE-2013-2099");
        assertThat(notice.source()).isEqualTo("feed:nvd");
        assertThat(notice.title()).isEqualTo("CVE-2013-2099: ssl.match_hostname");
        assertThat(notice.published()).isEqualTo("2013-10-09T14:53:00Z");
        assertThat(notice.precision()).isEqualTo(Precision.MINUTE);
        assertThat(notice.link()).isEqualTo("https://nvd.nist.gov/vuln/detail/CVE-2013-2099");
        assertThat(notice.text())
                .startsWith("Algorithmic complexity vulnerability in the ssl.match_hostname function")
                .endsWith("common name in a certificate.\n\nCVSS v2 base score 4.3 (MEDIUM).");

        NewsItem dated = item(topics, "world:wpce-2013-10-07-01");
        assertThat(dated.precision()).isEqualTo(Precision.DAY);
        assertThat(dated.published()).isBetween("2013-10-07T12:00:00Z", "2013-10-08T00:00:00Z");
        assertThat(dated.title()).contains("Ismaïlia");
        assertThat(dated.categories()).containsExactly("Armed conflicts and attacks");
    }

    private static NewsItem item(TopicRecorder topics, String id) {
        return topics.news.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
