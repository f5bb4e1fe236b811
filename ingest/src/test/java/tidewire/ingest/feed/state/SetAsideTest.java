package tidewire.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.feed.parse.ParsedFeed.Rejected;

class SetAsideTest {
    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final SetAside setAside = new SetAside("feed:f", new Publisher(producer, new SimpleMeterRegistry()));

    private static List<Rejected> items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Rejected("why", ("item " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void thousandsOfBrokenItems_areSetAsideOnceEach_howeverOftenTheyAreServed() {
        assertThat(setAside.put(items(0, 3_000))).isTrue();
        assertThat(Topic.deadLetters(producer)).hasSize(3_000);
        for (int i = 0; i < 3; i++) {
            assertThat(setAside.put(items(0, 3_000))).isTrue();
            assertThat(setAside.put(items(i, 3_001))).isTrue();
        }
        assertThat(Topic.deadLetters(producer)).hasSize(3_001);
    }

    @Test
    void equalItemsOfADocument_areOneLetter() {
        setAside.put(List.of(items(0, 1).get(0), items(0, 1).get(0)));
        assertThat(Topic.deadLetters(producer)).hasSize(1);
    }

    @Test
    void whatWasNotServedForLongest_isForgotten() {
        for (int i = 0; i < 100; i++) {
            setAside.put(items(20 * i, 20 * i + 20));
        }
        int before = Topic.deadLetters(producer).size();
        setAside.put(items(1_980, 2_000));
        assertThat(Topic.deadLetters(producer)).hasSize(before);
        setAside.put(items(0, 20));
        assertThat(Topic.deadLetters(producer)).hasSize(before + 20);
    }
}
