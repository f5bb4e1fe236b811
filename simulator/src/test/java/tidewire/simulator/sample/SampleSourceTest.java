package tidewire.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSourceTest {
    @Test
    void bundledWeek_hasItsFeedsAndSymbols() {
        SampleSource sample = SampleSource.bundled();
        assertThat(sample.feeds()).containsExactly("fed", "nvd", "world");
        assertThat(sample.items("fed")).hasSize(8);
        assertThat(sample.items("nvd")).hasSize(88);
        assertThat(sample.items("world")).hasSize(47);
        assertThat(sample.symbols()).containsExactly("SPY", "IBM", "BAC", "AIG");
        assertThat(sample.from()).isEqualTo("2013-10-07T00:00:00Z");
        assertThat(sample.to()).isEqualTo("2013-10-12T00:00:00Z");
    }

    @Test
    void newsFile_isOneFeedFromItsFirstToItsLastDay(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.jsonl");
        Files.writeString(file, """
                {"id":"1","published":"2013-09-16T23:59:59Z","title":"A","feed":"x"}
                {"id":"2","published":"2013-09-20T00:00:00Z","title":"B","feed":"y"}
                """);
        SampleSource sample = SampleSource.newsFile(file);
        assertThat(sample.feeds()).containsExactly("news");
        assertThat(sample.items()).isEqualTo(2);
        assertThat(sample.symbols()).isEmpty();
        assertThat(sample.from()).isEqualTo("2013-09-16T00:00:00Z");
        assertThat(sample.to()).isEqualTo("2013-09-21T00:00:00Z");
    }

    @Test
    void sample_severalTimes_isWholeWeeksLaterEachTime_withOtherIdsAndTitles(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.jsonl");
        Files.writeString(file, """
                {"id":"1","published":"2013-09-16T12:00:00Z","title":"A"}
                """);
        SampleSource sample = SampleSource.newsFile(file).times(3);
        assertThat(sample.to()).isEqualTo("2013-10-07T00:00:00Z");
        assertThat(sample.items("news")).extracting(SampleItem::id).containsExactly("1", "1-2", "1-3");
        assertThat(sample.items("news")).extracting(SampleItem::title).containsExactly("A", "A (2)", "A (3)");
        assertThat(sample.items("news"))
                .extracting(item -> item.published().toString())
                .containsExactly("2013-09-16T12:00:00Z", "2013-09-23T12:00:00Z", "2013-09-30T12:00:00Z");
    }

    @Test
    void bundledWeek_twice_hasTheTradesTwice() {
        SampleSource once = SampleSource.bundled();
        long[] trades = new long[2];
        once.until(Instant.parse("2013-10-08T00:00:00Z")).forEachTrade(trade -> trades[0]++);
        Instant second = Instant.parse("2013-10-14T00:00:00Z");
        once.times(2).until(Instant.parse("2013-10-15T00:00:00Z")).forEachTrade(trade -> {
            if (trade.millis() >= second.toEpochMilli()) {
                trades[1]++;
            }
        });
        assertThat(trades[0]).isPositive().isEqualTo(trades[1]);
    }

    @Test
    void missingFile_isNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> SampleSource.newsFile(file))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(file + " cannot be read");
    }
}
