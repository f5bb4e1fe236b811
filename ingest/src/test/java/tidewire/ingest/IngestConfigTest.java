package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;

class IngestConfigTest {
    private static final URI URL = URI.create("https://example.org/feed");

    @Test
    void feedWithSeveralErrors_namesThemAll() {
        InvalidConfigException e = catchThrowableOfType(
                InvalidConfigException.class,
                () -> new FeedConfig(
                        "a b",
                        URI.create("ftp://user:secret@example.org/"),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        0,
                        false,
                        Duration.ofSeconds(-1),
                        -1,
                        "no group",
                        "no colon"));
        assertThat(e.problems()).hasSize(10).allMatch(problem -> problem.startsWith("feed a b: "));
    }

    @Test
    void feedPolledTooOften_isRefusedUnlessItIsOurOwn() {
        assertThatThrownBy(() -> feed("x", Duration.ofSeconds(1), false))
                .hasMessage("feed x: every must be at least 10 s");
        assertThat(feed("x", Duration.ofMillis(1), true).source()).isEqualTo("feed:x");
    }

    @Test
    void namesUsedTwice_areNamed() {
        FeedConfig feed = FeedConfig.of("a", URL);
        assertThatThrownBy(() -> new IngestConfig("test", List.of(feed, feed), List.of(), List.of()))
                .hasMessage("ingest: the name of feed:a is used twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nX-Evil: 1", "Zürich", "me (at) example.org"})
    void contact_thatWouldBreakTheUserAgent_isRefused(String contact) {
        List<FeedConfig> feeds = List.of(FeedConfig.of("a", URL));
        assertThatThrownBy(() -> new IngestConfig("test", contact, feeds, List.of(), List.of()))
                .hasMessageContaining("contact must be");
    }

    @Test
    void nothingToRead_isRefused() {
        assertThatThrownBy(() -> new IngestConfig("test", List.of(), List.of(), List.of()))
                .hasMessageContaining("at least one");
    }

    @Test
    void exchangeAtAHostThatCannotBeAsked_isRefusedInWords() {
        assertThatThrownBy(() -> ExchangeConfig.of("x", "kraken", URI.create("ws://mock_venue:9000"), List.of("A/B")))
                .hasMessageContaining("exchange x: url has a host that cannot be asked");
        assertThatThrownBy(() -> new ExchangeConfig(
                        "x",
                        "kraken",
                        URI.create("ws://venue:9000"),
                        URI.create("http://mock_rest:9001"),
                        List.of("A/B"),
                        ExchangeConfig.HEARTBEAT_TIMEOUT,
                        ExchangeConfig.SKEW,
                        true))
                .hasMessageContaining("exchange x: rest has a host that cannot be asked");
    }

    @Test
    void exchangeOfUnknownType_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ExchangeConfig.of("x", "nyse", URI.create("wss://example.org"), List.of("A")))
                .hasMessageContaining("type must be one of [binance, binance-aggregate, coinbase, kraken], was 'nyse'");
    }

    private static FeedConfig feed(String name, Duration every, boolean ours) {
        return new FeedConfig(name, URL, every, Duration.ofSeconds(1), 1, ours, Duration.ZERO, 0, null, null);
    }
}
