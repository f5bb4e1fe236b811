package tidewire.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsFileTest {
    private static Map<String, List<SampleItem>> read(String text) {
        return NewsFile.read("news.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void items_comeByFeed_oldestFirst() {
        Map<String, List<SampleItem>> feeds = read("""
                {"id":"2","published":"2013-10-07T13:00:00Z","title":"B","feed":"x","text":"T","link":null}
                {"id":"1","published":"2013-10-07T12:00:00Z","title":"A","feed":"x"}

                {"id":"3","published":"2013-10-07T11:00:00Z","title":"C"}
                """);
        assertThat(feeds.get("x")).extracting(SampleItem::id).containsExactly("1", "2");
        assertThat(feeds.get("")).extracting(SampleItem::id).containsExactly("3");
        assertThat(feeds.get("x").get(1).text()).isEqualTo("T");
        assertThat(feeds.get("x").get(1).link()).isNull();
    }

    @Test
    void dayOnlyItems_areSpreadOverTheNewYorkDayInFileOrder() {
        String line =
                "{\"id\":\"%s\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"t\",\"published_precision\":\"day\"}\n";
        List<SampleItem> items = read(line.formatted("z") + line.formatted("a")).get("");
        // 08:00 to 20:00 in New York is 12:00Z to 00:00Z; two items stand in the middle of its halves.
        assertThat(items).extracting(SampleItem::id).containsExactly("z", "a");
        assertThat(items)
                .extracting(SampleItem::published)
                .containsExactly(Instant.parse("2013-10-07T15:00:00Z"), Instant.parse("2013-10-07T21:00:00Z"));
        assertThat(items).allMatch(item -> item.precision() == SampleItem.Precision.DAY);
    }

    @Test
    void spread_staysWithinTheSpan_andFollowsDaylightSaving() {
        assertThat(DaySpread.at(LocalDate.of(2013, 12, 2), 0, 1)).isEqualTo("2013-12-02T19:00:00Z");
        for (int i = 0; i < 100; i++) {
            assertThat(DaySpread.at(LocalDate.of(2013, 10, 7), i, 100))
                    .isBetween("2013-10-07T12:00:00Z", "2013-10-08T00:00:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"1\",\"title\":\"t\"}|line 2: 'published' is missing",
                "{\"id\":\"1\",\"published\":\"today\",\"title\":\"t\"}|line 2: 'published' must be like",
                "{\"id\":\"0\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"t\"}|line 2: the id '0' occurs twice",
                "{\"id\":\"1\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"t\",\"published_precision\":\"year\"}|line 2: 'published_precision' must be",
                "{\"id\":|line 2 is no JSON"
            })
    void lineThatCannotBeUsed_isNamed(String line, String message) {
        assertThatThrownBy(() -> read("{\"id\":\"0\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"t\"}\n" + line))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("news.jsonl " + message);
    }

    @Test
    void emptyFile_isRefused() {
        assertThatThrownBy(() -> read("\n")).hasMessage("news.jsonl has no items");
    }
}
