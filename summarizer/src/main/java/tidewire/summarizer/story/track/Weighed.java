package tidewire.summarizer.story.track;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.rank.Importance;
import tidewire.summarizer.story.rank.RankRules;

/**
 * How much a report matters, and its story. A copy, an analysis or a lesser headline matters less than the report before it, but takes
 * nothing from the story: that is worth what its best report would be if it came now. Only a correction does: what it puts right
 * counts no more.
 */
record Weighed(Importance report, StoryState story) {
    static Weighed of(StoryState state, BestReport report, Role role, double moveSize, Instant now, RankRules rules) {
        Standing standing = Standing.of(state, moveSize, now);
        Importance own = Importance.of(report.in(standing, role), rules);
        Importance best = Importance.of(state.best().in(standing, Role.NEW), rules);
        boolean better = role != Role.COPY && own.value() > best.value();
        StoryState weighed =
                better ? state.with(own.value(), own.reasons()).with(report) : state.with(best.value(), best.reasons());
        return new Weighed(own, weighed);
    }

    /** A story whose best report was put right: now the best of those that still stand. */
    static StoryState corrected(
            StoryState state, List<BestReport> standing, double moveSize, Instant now, RankRules rules) {
        Standing others = Standing.of(state, moveSize, now);
        return standing.stream()
                .max(Comparator.comparingDouble((BestReport report) ->
                        Importance.of(report.in(others, Role.NEW), rules).value()))
                .map(state::with)
                .orElse(state);
    }

    /** A story weighed again, without a new report. */
    static StoryState again(StoryState state, double moveSize, Instant now, RankRules rules) {
        Importance best = Importance.of(state.best().in(Standing.of(state, moveSize, now), Role.NEW), rules);
        return state.with(best.value(), best.reasons());
    }
}
