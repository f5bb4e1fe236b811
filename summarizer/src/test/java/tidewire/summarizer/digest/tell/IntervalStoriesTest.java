package tidewire.summarizer.digest.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.Surprise;

class IntervalStoriesTest {
    private static final Instant START = Instant.parse("2013-09-16T08:00:00Z");

    @Test
    void correction_takesTheRankOfWhatItPutsRight() {
        assertThat(rank(report("a", "wire", Role.NEW, 0.8), report("b", "wire", Role.CORRECTION, 0.4)))
                .isEqualTo(0.4);
        assertThat(rank(report("a", "wire", Role.NEW, 0.8), report("a", "wire", Role.CORRECTION, 0.4)))
                .isEqualTo(0.4);
    }

    @Test
    void correction_leavesWhatOthersSaid_andWhatCameAfterIt() {
        assertThat(rank(
                        report("a", "wire", Role.NEW, 0.8),
                        report("b", "courier", Role.UPDATE, 0.6),
                        report("c", "wire", Role.CORRECTION, 0.4)))
                .isEqualTo(0.6);
        assertThat(rank(
                        report("a", "wire", Role.NEW, 0.8),
                        report("b", "wire", Role.CORRECTION, 0.4),
                        report("c", "wire", Role.UPDATE, 0.5)))
                .isEqualTo(0.5);
    }

    private static double rank(IntervalReport... reports) {
        List<IntervalStory> stories =
                IntervalStories.of(List.of(reports), List.of(), story -> Told.NEVER, Surprise.NONE);
        assertThat(stories).hasSize(1);
        return stories.get(0).rank();
    }

    private static IntervalReport report(String id, String source, Role role, double importance) {
        return new IntervalReport(
                id,
                source,
                START,
                "Harlo to buy Benning",
                "Harlo to buy Benning",
                "",
                null,
                List.of(),
                new StoryRef("s", role, 1, 1, importance, Map.of("event", importance)),
                false,
                0,
                0);
    }
}
