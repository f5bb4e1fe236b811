package tidewire.events;

import java.time.Instant;
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
        @Nullable Interval interval)
        implements Event {

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
