package tidewire.summarizer.tape.desk;

import java.time.Instant;
import tidewire.events.TapeEntry;
import tidewire.summarizer.DeskInput;

/**
 * Place of an entry among those of its desk: they are ordered by all of this, from left to right.
 *
 * @param place when it was observed; for one whose partition had passed that already, the time that it had passed
 * @param source of an item, or the symbol of a move
 */
public record OrderKey(String desk, Instant place, TapeEntry.Kind kind, String source, String id) {

    /** @throws IllegalArgumentException for a clock, which has no place on the tape */
    public static OrderKey of(String desk, DeskInput input) {
        if (input.item() != null) {
            return new OrderKey(
                    desk,
                    input.place(),
                    TapeEntry.Kind.ITEM,
                    input.item().source(),
                    input.item().eventId());
        }
        if (input.move() != null) {
            return new OrderKey(
                    desk,
                    input.place(),
                    TapeEntry.Kind.MOVE,
                    input.move().symbol(),
                    input.move().id());
        }
        throw new IllegalArgumentException("a clock has no place on the tape");
    }

    /** Below every entry of the desk. */
    public static OrderKey first(String desk) {
        return before(desk, Instant.MIN);
    }

    /** Above every entry of the desk placed before a time, and below all others. */
    public static OrderKey before(String desk, Instant time) {
        return new OrderKey(desk, time, TapeEntry.Kind.INTERVAL_END, "", "");
    }
}
