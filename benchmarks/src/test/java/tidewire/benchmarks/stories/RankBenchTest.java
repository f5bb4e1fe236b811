package tidewire.benchmarks.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.play.LabelledSet;
import tidewire.events.Interval;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

class RankBenchTest {
    private static final Instant TIME = Instant.parse("2013-09-16T08:00:00Z");
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @TempDir
    Path folder;

    /** A tape as it really is: the ends of intervals stand between the reports. */
    @Test
    void hourOfATape_isScoredByTheOrderOfItsStories() throws Exception {
        LabelledSet set = LabelledSet.read(
                Files.writeString(folder.resolve("set.jsonl"), label("lead", 3) + label("room", 1) + label("skip", 0)),
                null);
        List<TapeEntry> tape =
                List.of(report(0, "lead", 0.8), report(1, "room", 0.5), report(2, "skip", 0.1), end(3), end(4));

        RankBench bench = RankBench.of(set, tape);

        RankScores product = bench.scores().get("tidewire");
        assertThat(product.hours()).isEqualTo(1);
        assertThat(product.ndcg()).isCloseTo(1, EXACT);
        assertThat(product.leadPlace()).isCloseTo(1, EXACT);
        assertThat(bench.scores().get("recency").leadPlace()).isCloseTo(3, EXACT);
        assertThat(bench.skip()).isEqualTo(1);
        assertThat(bench.skipTold()).isZero();
    }

    /** The product tells the best of the filler where there is nothing else, and so it counts as told. */
    @Test
    void fillerThatIsTheOnlyLine_isTold() throws Exception {
        LabelledSet set = LabelledSet.read(
                Files.writeString(folder.resolve("set.jsonl"), label("skip", 0) + label("other", 0)), null);

        RankBench bench = RankBench.of(set, List.of(report(0, "skip", 0.1), report(1, "other", 0.05)));

        assertThat(bench.skipTold()).isEqualTo(1);
    }

    @Test
    void fillerThatIsNoLineEvenAlone_isNotTold_andTheListSaysSo() throws Exception {
        LabelledSet set = LabelledSet.read(Files.writeString(folder.resolve("set.jsonl"), label("skip", 0)), null);
        StoryRef box = new StoryRef("skip", StoryRef.Role.NEW, 1, 1, 0.02, Map.of("base", 0.14, "kind", -0.12));

        RankBench bench = RankBench.of(set, List.of(StoryReports.of("skip", box, TIME, 0)));

        assertThat(bench.skipTold()).isZero();
        assertThat(bench.listed())
                .hasSize(2)
                .last()
                .asString()
                .contains("0", "0.02", "kind=-0.12")
                .doesNotContain("told ");
    }

    /** What no digest has told is news although this hour brought a copy of it only, as in the product. */
    @Test
    void neverToldStoryOfWhichAnHourHasACopyOnly_isNews() throws Exception {
        LabelledSet set = LabelledSet.read(
                Files.writeString(folder.resolve("set.jsonl"), label("copy", 2) + label("new", 0)), null);
        StoryRef copy = new StoryRef("old", StoryRef.Role.COPY, 2, 1, 0.6, Map.of("base", 0.6));

        RankBench bench = RankBench.of(set, List.of(StoryReports.of("copy", copy, TIME, 0), report(1, "new", 0.3)));

        assertThat(bench.scores().get("tidewire").ndcg()).isCloseTo(1, EXACT);
    }

    @Test
    void setWithoutImportance_isJudgedByWhatNeedsNone() throws Exception {
        LabelledSet set = LabelledSet.read(
                Files.writeString(
                        folder.resolve("set.jsonl"),
                        "{\"id\": \"a\", \"published\": \"2013-09-16T08:00:00Z\", \"title\": \"Title\"}"),
                null);

        RankBench bench = RankBench.of(set, List.of(report(0, "a", 0.5)));

        assertThat(bench.scores()).isEmpty();
        assertThat(bench.foretold().stories()).isEqualTo(1);
    }

    private static TapeEntry report(int place, String id, double importance) {
        Instant time = TIME.plusSeconds(60L * place);
        StoryRef story = new StoryRef(id, StoryRef.Role.NEW, 1, 1, importance, Map.of("base", importance));
        return StoryReports.of(id, story, time, place);
    }

    private static TapeEntry end(int place) {
        Instant from = TIME.plusSeconds(3_600L * (place - 3));
        Interval interval = new Interval(from, from.plusSeconds(3_600));
        return new TapeEntry(
                "bench", place, interval.to(), TapeEntry.Kind.INTERVAL_END, false, null, null, null, interval);
    }

    private static String label(String id, int importance) {
        return "{\"id\": \"%s\", \"published\": \"2013-09-16T08:00:00Z\", \"title\": \"Title of %s\", \"importance\": %d}\n"
                .formatted(id, id, importance);
    }
}
