package tidewire.summarizer.story.track;

import java.time.Duration;
import java.time.Instant;

/**
 * Who has a story by now.
 *
 * @param reports with words of their own
 * @param recent publishers with words of their own that came within two hours
 * @param sources publishers with words of their own
 * @param copying publishers that only repeat others
 * @param moveSize size of the largest linked move; 0 without one
 */
record Standing(int reports, int recent, int sources, int copying, double moveSize) {
    private static final Duration PACE = Duration.ofHours(2);

    static Standing of(StoryState state, double moveSize, Instant now) {
        Instant since = now.minus(PACE);
        long recent = state.sources().values().stream()
                .filter(first -> !first.isBefore(since))
                .count();
        return new Standing(
                state.own(),
                (int) recent,
                state.sources().size(),
                state.copying().size(),
                moveSize);
    }
}
