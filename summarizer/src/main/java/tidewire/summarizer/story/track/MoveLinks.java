package tidewire.summarizer.story.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tidewire.events.Move;
import tidewire.events.Story;

/**
 * Points stories and moves of one symbol at each other, with the time that lies between them and no word of cause: a move up to
 * two hours after a report, or up to one hour before it.
 */
final class MoveLinks {
    private static final Duration AFTER = Duration.ofHours(2);
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final int MOST_RECENT = 200;
    private static final int MOST_LINKED = 10;

    private List<RecentMove> recent;

    MoveLinks(List<RecentMove> recent) {
        this.recent = List.copyOf(recent);
    }

    /** Oldest first. */
    List<RecentMove> recent() {
        return recent;
    }

    RecentMove add(Move move, Instant seen) {
        RecentMove added = RecentMove.of(move, seen);
        List<RecentMove> kept = new ArrayList<>(recent);
        kept.removeIf(old -> old.seen().isBefore(seen.minus(AFTER).minus(BEFORE)));
        kept.add(added);
        recent = List.copyOf(kept.subList(Math.max(0, kept.size() - MOST_RECENT), kept.size()));
        return added;
    }

    /** The story with a move that belongs to it; empty when it does not or is linked already. */
    static Optional<StoryState> link(StoryState state, RecentMove move) {
        Story story = state.story();
        boolean known = story.moves().stream().anyMatch(linked -> linked.move().equals(move.id()));
        if (known || !story.symbols().contains(move.symbol())) {
            return Optional.empty();
        }
        return story.reports().stream()
                .map(report -> Duration.between(report.observed(), move.observed()))
                .filter(lag -> lag.compareTo(AFTER) <= 0 && lag.negated().compareTo(BEFORE) <= 0)
                .min(Comparator.comparing(Duration::abs))
                .map(lag -> state.with(
                        new Story.LinkedMove(move.id(), move.symbol(), move.title(), lag.toSeconds()), MOST_LINKED));
    }

    StoryState linkAll(StoryState state) {
        StoryState linked = state;
        for (RecentMove move : recent) {
            linked = link(linked, move).orElse(linked);
        }
        return linked;
    }

    /** Size of the largest recent move that a story is linked with; 0 without one. */
    double largest(Story story) {
        return recent.stream()
                .filter(move ->
                        story.moves().stream().anyMatch(linked -> linked.move().equals(move.id())))
                .mapToDouble(RecentMove::size)
                .max()
                .orElse(0);
    }
}
