package tidewire.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.NewsItem;

class LabelledSetTest {
    @TempDir
    Path folder;

    /** As the demo plays them: the day is all that is known, and they do not come at midnight all at once. */
    @Test
    void itemsOfADay_areSpreadOverIt_andSayThatOnlyTheDayIsKnown() throws Exception {
        LabelledSet set = read(day("b"), day("a"));

        assertThat(set.items()).extracting(NewsItem::id).containsExactly("b", "a");
        assertThat(set.items())
                .extracting(item -> item.observed().toString())
                .containsExactly("2013-10-07T15:00:00Z", "2013-10-07T21:00:00Z");
        assertThat(set.items()).allSatisfy(item -> {
            assertThat(item.precision()).isEqualTo(NewsItem.Precision.DAY);
            assertThat(item.published()).isEqualTo("2013-10-07T00:00:00Z");
        });
    }

    @Test
    void category_isThatOfTheItem() throws Exception {
        assertThat(read(item("\"id\":\"a\",\"category\":\"Business\""))
                        .items()
                        .get(0)
                        .categories())
                .containsExactly("Business");
    }

    @Test
    void equalIdsOfTwoFeeds_areTwoItemsWithLabelsOfTheirOwn() throws Exception {
        LabelledSet set = read(
                item("\"id\":\"1\",\"feed\":\"x\",\"story\":\"A\",\"hard_negatives\":[\"2\"]"),
                item("\"id\":\"1\",\"feed\":\"y\",\"story\":\"B\""),
                item("\"id\":\"2\",\"feed\":\"x\",\"story\":\"C\""),
                item("\"id\":\"2\",\"feed\":\"y\",\"story\":\"D\""));

        assertThat(set.items()).extracting(NewsItem::id).containsExactly("x:1", "x:2", "y:1", "y:2");
        assertThat(set.label("x:1").story()).isEqualTo("A");
        assertThat(set.label("x:1").apart()).containsExactly("x:2");
        assertThat(set.label("y:2").story()).isEqualTo("D");
    }

    @Test
    void labelsInAFileOfTheirOwn_areThoseOfTheirFeed() throws Exception {
        Path labels =
                Files.writeString(folder.resolve("labels.jsonl"), "{\"id\":\"1\",\"feed\":\"y\",\"importance\":3}");
        Path items = Files.write(
                folder.resolve("set.jsonl"),
                List.of(item("\"id\":\"1\",\"feed\":\"x\""), item("\"id\":\"1\",\"feed\":\"y\"")));

        assertThat(LabelledSet.read(items, labels).label("y:1").importance()).isEqualTo(3);
        assertThat(LabelledSet.read(items, labels).label("x:1").importance()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a\",\"published\":\"2013-10-07\",\"title\":\"T\"} | line 1: 'published' must be like",
                "{\"id\":\"a\",\"published\":\"2013-10-07T12:00:00Z\"} | line 1: 'title' is missing",
                "{\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"T\"} | line 1: 'id' is missing",
                "{\"id\":\"a\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"T\",\"published_precision\":\"hour\"} | line 1: 'published_precision' must be",
                "{\"id\":\"a\",\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"T\",\"link\":\"ftp://x\"} | line 1: 'link' must be",
            })
    void lineThatIsNoItem_isNamedWithWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void idThatAFeedHasTwice_isRefusedAsByTheDemo() {
        assertThatThrownBy(() -> read(item("\"id\":\"a\""), item("\"id\":\"a\"")))
                .hasMessageContaining("line 2: the id 'a' occurs twice");
    }

    private LabelledSet read(String... lines) throws Exception {
        return LabelledSet.read(Files.write(folder.resolve("set.jsonl"), List.of(lines)), null);
    }

    private static String day(String id) {
        return item("\"id\":\"" + id + "\",\"published_precision\":\"day\"");
    }

    private static String item(String more) {
        return "{\"published\":\"2013-10-07T12:00:00Z\",\"title\":\"Title\"," + more + "}";
    }
}
