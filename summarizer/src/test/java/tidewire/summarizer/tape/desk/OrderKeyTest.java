package tidewire.summarizer.tape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;
import static tidewire.summarizer.TestObjects.minute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.tape.OrderKeySerde;

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
                    for (String source : List.of("feed:a", "feed:ab")) {
                        for (String id : List.of("", "x", "x1", "ü")) {
                            sorted.add(new OrderKey(desk, time, kind, source, id));
                        }
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
    void range_takesEverythingBeforeATime_ofOneDesk() {
        byte[] first = bytes(OrderKey.first("a"));
        byte[] after = bytes(OrderKey.before("a", minute(5)));

        assertThat(Arrays.compareUnsigned(bytes(key("a", minute(5).minusNanos(1), "zzz")), after))
                .isNegative();
        assertThat(Arrays.compareUnsigned(bytes(key("a", minute(5), "0")), after))
                .isPositive();
        assertThat(Arrays.compareUnsigned(bytes(key("b", minute(1), "0")), after))
                .isPositive();
        assertThat(Arrays.compareUnsigned(bytes(key("a", Instant.EPOCH, "0")), first))
                .isPositive();
    }

    @Test
    void item_standsWhereItWasObserved_orAtThePresentOfAPartitionThatHadPassedThat() {
        assertThat(placeOf(minute(10), null)).isEqualTo(minute(10));
        assertThat(placeOf(minute(10), minute(9))).isEqualTo(minute(10));
        assertThat(placeOf(minute(10), minute(10))).isEqualTo(minute(10));
        assertThat(placeOf(minute(10), minute(30))).isEqualTo(minute(30));
    }

    @Test
    void clock_hasNoPlace() {
        DeskInput clock = DeskInput.of(new DeskInput.Clock(Topics.NEWS, 0, minute(1), Map.of()));

        assertThatThrownBy(() -> OrderKey.of("a", clock)).hasMessageContaining("clock");
    }

    private static Instant placeOf(Instant observed, Instant passed) {
        return OrderKey.of("a", DeskInput.of(item(WORLD, "i", observed, "Title"), passed))
                .place();
    }

    private static OrderKey key(String desk, Instant place, String id) {
        return new OrderKey(desk, place, TapeEntry.Kind.ITEM, "feed:a", id);
    }

    private byte[] bytes(OrderKey key) {
        return serde.serializer().serialize("t", key);
    }
}
