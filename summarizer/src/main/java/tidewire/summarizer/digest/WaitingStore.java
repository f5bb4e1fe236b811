package tidewire.summarizer.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import tidewire.events.TapeEntry;

/** Entries of a task's desks that wait to be read, each desk's in the order of its tape. */
record WaitingStore(KeyValueStore<String, TapeEntry> store) {
    /** Most waiting entries read in one slice; an interval's end is always the last one of its slice. */
    private static final int ENTRIES_PER_SLICE = 16;

    void put(TapeEntry entry) {
        store.put(StoreKey.of(entry.desk(), entry.sequence()), entry);
    }

    void delete(TapeEntry entry) {
        store.delete(StoreKey.of(entry.desk(), entry.sequence()));
    }

    void forEach(String desk, Consumer<TapeEntry> what) {
        try (KeyValueIterator<String, TapeEntry> all = of(desk)) {
            all.forEachRemaining(one -> what.accept(one.value));
        }
    }

    /** A slice of them. */
    List<TapeEntry> next(String desk) {
        List<TapeEntry> next = new ArrayList<>();
        try (KeyValueIterator<String, TapeEntry> all = of(desk)) {
            while (all.hasNext() && next.size() < ENTRIES_PER_SLICE) {
                KeyValue<String, TapeEntry> one = all.next();
                next.add(one.value);
                if (one.value.kind() == TapeEntry.Kind.INTERVAL_END) {
                    break;
                }
            }
        }
        return next;
    }

    private KeyValueIterator<String, TapeEntry> of(String desk) {
        return store.range(StoreKey.first(desk), StoreKey.last(desk));
    }
}
