package tidewire.summarizer.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;

/** What a task's stores hold of its desks, by desk. */
record DeskStores(
        KeyValueStore<String, byte[]> ledgers, KeyValueStore<String, Noted> noted, KeyValueStore<String, Told> told) {

    void note(String desk, long sequence, Noted entry) {
        noted.put(StoreKey.of(desk, sequence), entry);
    }

    /** Entries of the present interval, in the order of the tape. */
    List<Noted> notedOf(String desk) {
        List<Noted> all = new ArrayList<>();
        try (KeyValueIterator<String, Noted> entries = noted.range(StoreKey.first(desk), StoreKey.last(desk))) {
            entries.forEachRemaining(one -> all.add(one.value));
        }
        return all;
    }

    void forgetNoted(String desk) {
        keys(noted.range(StoreKey.first(desk), StoreKey.last(desk))).forEach(noted::delete);
    }

    Function<String, Told> toldOf(String desk) {
        return story -> {
            Told of = told.get(StoreKey.named(desk, story));
            return of == null ? Told.NEVER : of;
        };
    }

    void tell(String desk, String story, Told what) {
        told.put(StoreKey.named(desk, story), what);
    }

    /** A story that comes again after so long is new. */
    void forgetToldBefore(String desk, Instant time) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Told> all = told.prefixScan(StoreKey.prefix(desk), new StringSerializer())) {
            all.forEachRemaining(one -> {
                if (one.value.last().isBefore(time)) {
                    old.add(one.key);
                }
            });
        }
        old.forEach(told::delete);
    }

    private static <V> List<String> keys(KeyValueIterator<String, V> entries) {
        List<String> keys = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining((KeyValue<String, V> one) -> keys.add(one.key));
        }
        return keys;
    }
}
