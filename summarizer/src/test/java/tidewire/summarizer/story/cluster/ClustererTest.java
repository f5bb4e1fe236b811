package tidewire.summarizer.story.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustererTest {
    private static final Instant TIME = Instant.parse("2013-09-16T08:00:00Z");
    private static final DocumentFrequencies TABLE = new DocumentFrequencies(10_000, Map.of());
    private static final String DAM = "dam failed orle town cleared water valley";

    private final Clusterer clusterer = new Clusterer(TABLE);

    @Test
    void equalScores_joinTheStoryOfTheLowestId() {
        add(0, "b", "Title", DAM);
        add(1, "a", "Title", DAM);

        assertThat(story("Title", DAM)).isEqualTo("a");
    }

    /** The nearest member is the oldest of 400 that share one term with it: by that term only the newest 300 are looked at. */
    @Test
    void termOfManyMembers_leadsToTheNewestOnly_andRareTermsStillLeadToTheOldest() {
        add(0, "oldest", "Title", DAM + " common");
        for (int i = 1; i < 400; i++) {
            add(i, "story-" + i, "Title", "common " + words("filler" + i, 12));
        }
        assertThat(story("Title", DAM + " common")).isEqualTo("oldest");

        TermIndex index = new TermIndex();
        for (int i = 0; i < 400; i++) {
            index.add(member(i, "common " + words("filler" + i, 3)));
        }
        List<Member> found = index.nearest(vector("common other"));
        assertThat(found)
                .hasSize(60)
                .allSatisfy(member -> assertThat(member.place()).isGreaterThanOrEqualTo(100));
    }

    @Test
    void longText_isComparedByItsHeaviestSixtyTerms() {
        String text = words("term", 200);

        assertThat(vector(text).size()).isEqualTo(60);
        // Each of 60 equal terms weighs the root of 1/60.
        assertThat(vector(text).weight(0)).isEqualTo(1 / Math.sqrt(60), org.assertj.core.data.Offset.offset(1e-12));
    }

    /** Likeness that is enough under a shared name is not under another one. */
    @Test
    void reportOfOtherNames_needsMoreLikeness() {
        add(0, "a", "Regulator fines the lender Harlo over loans", "alpha beta gamma delta epsilon zeta eta theta");
        String half = "alpha beta gamma delta " + words("own", 6);

        assertThat(story("Watchdog punishes the lender Harlo over mortgages", half))
                .isEqualTo("a");
        assertThat(story("Watchdog punishes the lender Benning over mortgages", half))
                .isNull();
    }

    @Test
    void memory_goesByWhenReportsCame_notByTheirDates() {
        ReportText report = new ReportText("Title", "", DAM);
        clusterer.add(0, "a", "item", report, TIME.minus(Duration.ofDays(30)), TIME);

        assertThat(clusterer.forget(TIME.plus(Duration.ofHours(72)))).isEmpty();
        assertThat(clusterer.forget(TIME.plus(Duration.ofHours(72)).plusSeconds(1)))
                .containsExactly(0L);
        assertThat(clusterer.nearest(report, TIME)).isEmpty();
    }

    private void add(long place, String story, String title, String text) {
        clusterer.add(place, story, "item-" + place, new ReportText(title, text, text), TIME, TIME);
    }

    private @org.jspecify.annotations.Nullable String story(String title, String text) {
        return clusterer
                .nearest(new ReportText(title, text, text), TIME)
                .map(Clusterer.Match::story)
                .orElse(null);
    }

    private static Member member(long place, String text) {
        return new Member(
                place,
                "story-" + place,
                "item-" + place,
                TIME,
                Features.of(new ReportText("", text, text), TIME, TABLE));
    }

    private static TermVector vector(String text) {
        return Features.of(new ReportText("", text, text), TIME, TABLE).lead();
    }

    private static String words(String word, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> word + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "x")
                .collect(Collectors.joining(" "));
    }
}
