package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tidewire.ingest.feed.FeedConfig;

/** A page of metrics must stay one that can be fetched every few seconds. */
class FeedMetersOfManyTest {
    private static final int FEEDS = 300;

    @Test
    void feed_addsAboutTenLines_andNothingGrowsFasterThanFeeds() {
        List<FeedConfig> feeds = IntStream.range(0, FEEDS)
                .mapToObj(i -> FeedConfig.of("feed" + i, URI.create("http://127.0.0.1:1/" + i)))
                .toList();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Ingest ingest = new Ingest(
                new IngestConfig("test", feeds, List.of(), List.of()),
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()),
                IngestState.NONE,
                meters,
                ProgressListener.NONE,
                InstantSource.system(),
                false);
        try (ingest) {
            Map<String, Long> lines = meters.getMeters().stream()
                    .collect(Collectors.groupingBy(
                            FeedMetersOfManyTest::source, Collectors.summingLong(FeedMetersOfManyTest::lines)));
            assertThat(lines).hasSizeGreaterThanOrEqualTo(FEEDS);
            lines.forEach(
                    (source, count) -> assertThat(count).as(source).isLessThanOrEqualTo(source.isEmpty() ? 50 : 12));
        }
    }

    private static String source(Meter meter) {
        String source = meter.getId().getTag("source");
        return source == null ? "" : source;
    }

    private static long lines(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false).count();
    }
}
