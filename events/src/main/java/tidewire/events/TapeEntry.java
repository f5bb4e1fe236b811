package tidewire.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a desk's tape. The tape is the total order that a desk's digests depend on, and nothing else.
 * Exactly one of {@code item}, {@code move} and {@code interval} is set, as {@code kind} says.
 *
 * @param desk name of the desk, the record's key
 * @param sequence position on this desk's tape, from 0, without gaps
 * @param time place on the tape, in observed time; never goes back
 * @param late true when the tape had already passed the time at which it was observed
 * @param story what the item is to its story; set for items and only for them
 * @param stories those near a move of their symbol, nearest first; empty for all other entries
 */
public record TapeEntry(
        String desk,
        long sequence,
        Instant time,
        Kind kind,
        boolean late,
        @Nullable NewsItem item,
        @Nullable StoryRef story,
        @Nullable Move move,
        @Nullable Interval interval,
        List<LinkedStory> stories)
        implements Event {

    /** An entry that points at no story. */
    public TapeEntry(
            String desk,
            long sequence,
            Instant time,
            Kind kind,
            boolean late,
            @Nullable NewsItem item,
            @Nullable StoryRef story,
            @Nullable Move move,
            @Nullable Interval interval) {
        this(desk, sequence, time, kind, late, item, story, move, interval, List.of());
    }

    /**
     * A story of the move's symbol near it, without a word of cause.
     *
     * @param story id of the story
     * @param title headline of its best report by then
     * @param lagSeconds from the nearest report to the move; negative when the move came first
     */
    public record LinkedStory(String story, String title, long lagSeconds) {
        public LinkedStory {
            Check.text("TapeEntry.story.story", story);
            Check.text("TapeEntry.story.title", title);
        }
    }

    /** In the order in which entries of equal time stand on the tape. */
    public enum Kind {
        /** The end of an interval: everything before it belongs to the digest that it asks for. */
        INTERVAL_END,
        ITEM,
        MOVE
    }

    public TapeEntry {
        Check.text("TapeEntry.desk", desk);
        Check.that(sequence >= 0, "TapeEntry.sequence must not be negative, was " + sequence);
        Check.present("TapeEntry.time", time);
        Check.present("TapeEntry.kind", kind);
        Check.that(
                (item != null) == (kind == Kind.ITEM)
                        && (move != null) == (kind == Kind.MOVE)
                        && (interval != null) == (kind == Kind.INTERVAL_END),
                "TapeEntry of kind " + kind + " must carry exactly that payload");
        stories = List.copyOf(Check.present("TapeEntry.stories", stories));
        Check.that(stories.isEmpty() || kind == Kind.MOVE, "TapeEntry.stories must be given for moves only");
        Check.that((story != null) == (kind == Kind.ITEM), "TapeEntry.story must be given for items and only for them");
    }

    @Override
    public String eventId() {
        return desk + "/" + sequence;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}
