package tidewire.summarizer.tape.desk;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidewire.events.Interval;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.DeskInput;

/**
 * Writes a desk's tape: entries in the order of their places, with the ends of intervals between them, numbered without
 * gaps. Depends on places alone, never on when something arrived.
 */
public final class DeskTape {
    /**
     * Most intervals that end one after the other with nothing in them; then no more end before there is something. A clock that
     * was years behind and is set right would else write each of those years' intervals.
     */
    public static final int MOST_EMPTY = 10_000;

    private final String desk;
    private final IntervalCalendar calendar;
    private final TapeStories stories;
    private final Consumer<TapeEntry> out;
    private TapeProgress progress;
    private Instant nextEnd;

    /**
     * @param stories asked once for every item and told of every move, in tape order
     * @param out gets every entry
     */
    public DeskTape(
            String desk,
            IntervalCalendar calendar,
            TapeProgress progress,
            TapeStories stories,
            Consumer<TapeEntry> out) {
        this.desk = desk;
        this.calendar = calendar;
        this.progress = progress;
        this.stories = stories;
        this.out = out;
        this.nextEnd = calendar.next(progress.lastEnd());
    }

    /** A tape on which nothing stands yet; its first interval is the one in which the clocks started. */
    public static TapeProgress beginning(IntervalCalendar calendar, Instant start) {
        return new TapeProgress(0, calendar.atOrBefore(start), 0);
    }

    public TapeProgress progress() {
        return progress;
    }

    /**
     * @param upTo the time that all partitions have passed
     * @param due everything placed before that time and not yet written, in order
     */
    public void write(Instant upTo, Iterator<Map.Entry<OrderKey, DeskInput>> due) {
        while (due.hasNext()) {
            Map.Entry<OrderKey, DeskInput> next = due.next();
            endIntervals(next.getKey().place());
            wake(next.getKey().place());
            append(next.getKey(), next.getValue());
        }
        endIntervals(upTo);
    }

    /** After a silence of very many intervals: goes on with the one that holds this time. */
    private void wake(Instant place) {
        if (!nextEnd.isAfter(place)) {
            progress = new TapeProgress(progress.nextSequence(), calendar.atOrBefore(place), 0);
            nextEnd = calendar.next(progress.lastEnd());
        }
    }

    private void endIntervals(Instant upTo) {
        while (!nextEnd.isAfter(upTo) && progress.empty() < MOST_EMPTY) {
            Instant end = nextEnd;
            nextEnd = calendar.next(end);
            Interval interval = new Interval(progress.lastEnd(), end);
            put(
                    end,
                    new TapeEntry(
                            desk,
                            progress.nextSequence(),
                            end,
                            TapeEntry.Kind.INTERVAL_END,
                            false,
                            null,
                            null,
                            null,
                            interval));
        }
    }

    private void append(OrderKey key, DeskInput input) {
        if (input.item() != null) {
            Optional<StoryRef> story = stories.file(input.item(), key.place());
            story.ifPresent(ref -> put(key, input, ref, List.of()));
        } else if (input.move() != null) {
            put(key, input, null, stories.link(input.move(), key.place()));
        }
    }

    private void put(OrderKey key, DeskInput input, @Nullable StoryRef story, List<TapeEntry.LinkedStory> linked) {
        put(
                progress.lastEnd(),
                new TapeEntry(
                        desk,
                        progress.nextSequence(),
                        key.place(),
                        key.kind(),
                        input.isLate(),
                        input.item(),
                        story,
                        input.move(),
                        null,
                        linked));
    }

    private void put(Instant lastEnd, TapeEntry entry) {
        int empty = entry.interval() == null ? 0 : progress.empty() + 1;
        progress = new TapeProgress(entry.sequence() + 1, lastEnd, empty);
        out.accept(entry);
    }
}
