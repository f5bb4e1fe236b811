package tidewire.summarizer.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;
import static tidewire.summarizer.TestObjects.marker;
import static tidewire.summarizer.TestObjects.minute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidewire.events.TapeEntry;
import tidewire.summarizer.DeskInput;

class OrderKeyTest {
    private final OrderKeySerde serde = new OrderKeySerde();

    @Test
    void bytes_sortLikeTheEntries_andReadBack() {
        List<OrderKey> sorted = new ArrayList<>();
        Instant[] times = {
            Instant.MIN,
            Instant.parse("1969-12-31T23:59:59.5Z"),
            Instant.EPOCH,
            minute(1),
            minute(1).plusNanos(1),
            minute(2)
        };
        for (String desk : List.of("a", "a.b", "ab")) {
            for (Instant time : times) {
                for (TapeEntry.Kind kind : TapeEntry.Kind.values()) {
                    for (String id : List.of("", "x", "x1", "ü")) {
                        sorted.add(new OrderKey(desk, time, kind, minute(0), id));
                    }
                }
            }
        }
        List<OrderKey> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.sort(Comparator.comparing(this::bytes, Arrays::compareUnsigned));

        assertThat(shuffled).isEqualTo(sorted);
        assertThat(sorted)
                .allSatisfy(key -> assertThat(serde.deserializer().deserialize("t", bytes(key)))
                        .isEqualTo(key));
    }

    @Test
    void range_takesEverythingUpToATime_ofOneDesk() {
        byte[] first = bytes(OrderKey.first("a"));
        byte[] after = bytes(OrderKey.after("a", minute(5)));

        assertThat(Arrays.compareUnsigned(bytes(key("a", minute(5), "zzz")), after))
                .isNegative();
        assertThat(Arrays.compareUnsigned(bytes(key("a", minute(5).plusNanos(1), "0")), after))
                .isPositive();
        assertThat(Arrays.compareUnsigned(bytes(key("b", minute(1), "0")), after))
                .isPositive();
        assertThat(Arrays.compareUnsigned(bytes(key("a", Instant.EPOCH, "0")), first))
                .isPositive();
    }

    @Test
    void item_standsAtItsTime_orRightAfterTheClockThatHadPassedIt() {
        assertThat(placeOf(minute(10), null)).isEqualTo(minute(10));
        assertThat(placeOf(minute(10), minute(9))).isEqualTo(minute(10));
        assertThat(placeOf(minute(10), minute(10))).isEqualTo(minute(10).plusNanos(1));
        assertThat(placeOf(minute(10), minute(30))).isEqualTo(minute(30).plusNanos(1));
    }

    @Test
    void clock_hasNoPlace() {
        DeskInput clock = DeskInput.of(marker(WORLD, minute(1)), 0);

        assertThatThrownBy(() -> OrderKey.of("a", clock)).hasMessageContaining("clock");
    }

    private static Instant placeOf(Instant published, Instant after) {
        return OrderKey.of("a", DeskInput.of(item(WORLD, "i", published, "Title"), after))
                .place();
    }

    private static OrderKey key(String desk, Instant place, String id) {
        return new OrderKey(desk, place, TapeEntry.Kind.ITEM, place, id);
    }

    private byte[] bytes(OrderKey key) {
        return serde.serializer().serialize("t", key);
    }
}
