package tidewire.summarizer.tape;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tidewire.events.TapeEntry;
import tidewire.summarizer.DeskInput;

/**
 * Place of an entry among those of its desk.
 *
 * @param place the event time; for an entry that came after its input's clock had passed it, just after that clock
 * @param time event time
 */
record OrderKey(String desk, Instant place, TapeEntry.Kind kind, Instant time, String id) {
    private static final Comparator<OrderKey> BY_EVENT =
            Comparator.comparing(OrderKey::time).thenComparing(OrderKey::kind).thenComparing(OrderKey::id);

    /** @throws IllegalArgumentException for a clock, which has no place on the tape */
    static OrderKey of(String desk, DeskInput input) {
        if (input.item() != null) {
            Instant published = input.item().observed();
            return new OrderKey(
                    desk,
                    place(published, input.after()),
                    TapeEntry.Kind.ITEM,
                    published,
                    input.item().id());
        }
        if (input.move() != null) {
            Instant to = input.move().to();
            return new OrderKey(desk, to, TapeEntry.Kind.MOVE, to, input.move().id());
        }
        throw new IllegalArgumentException("a clock has no place on the tape");
    }

    // An item that comes after its own input's clock has passed its time stands right after that clock: before the
    // next marker of that input in every interleaving with the other inputs, hence at the same place in every run.
    private static Instant place(Instant published, @Nullable Instant after) {
        return after == null || published.isAfter(after) ? published : after.plusNanos(1);
    }

    /** Below every entry of the desk. */
    static OrderKey first(String desk) {
        return new OrderKey(desk, Instant.MIN, TapeEntry.Kind.INTERVAL_END, Instant.MIN, "");
    }

    /** Above every entry of the desk placed up to and including a time, and below every later one. */
    static OrderKey after(String desk, Instant time) {
        return new OrderKey(desk, time.plusNanos(1), TapeEntry.Kind.INTERVAL_END, Instant.MIN, "");
    }

    /** True when this entry should have stood before another by (time, kind, id). */
    boolean belongsBefore(OrderKey other) {
        return BY_EVENT.compare(this, other) < 0;
    }
}
