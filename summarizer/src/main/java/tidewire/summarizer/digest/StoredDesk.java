package tidewire.summarizer.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import tidewire.llm.TokenLedger;
import tidewire.summarizer.digest.desk.DeskMemory;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;

/** One desk's part of a task's stores. */
record StoredDesk(
        String desk,
        KeyValueStore<String, byte[]> ledgers,
        KeyValueStore<String, Noted> interval,
        KeyValueStore<String, IntervalReport> read,
        KeyValueStore<String, Told> stories)
        implements DeskMemory {

    @Override
    public List<TokenLedger.Entry> tokens() {
        List<TokenLedger.Entry> entries = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = ledgers.range(StoreKey.first(desk), StoreKey.last(desk))) {
            all.forEachRemaining(
                    one -> entries.add(new TokenLedger.Entry(StoreKey.number(one.key), TokenBytes.read(one.value))));
        }
        return entries;
    }

    @Override
    public void putTokens(long position, int[] tokens) {
        ledgers.put(StoreKey.of(desk, position), TokenBytes.write(tokens));
    }

    @Override
    public void dropTokens(long position) {
        ledgers.delete(StoreKey.of(desk, position));
    }

    @Override
    public void note(long sequence, Noted entry) {
        interval.put(StoreKey.of(desk, sequence), entry);
    }

    @Override
    public SortedMap<Long, Noted> noted() {
        SortedMap<Long, Noted> all = new TreeMap<>();
        try (KeyValueIterator<String, Noted> entries = interval.range(StoreKey.first(desk), StoreKey.last(desk))) {
            entries.forEachRemaining(one -> all.put(StoreKey.number(one.key), one.value));
        }
        return all;
    }

    @Override
    public void forgetNoted() {
        forget(interval, StoreKey.last(desk));
    }

    @Override
    public void keepRead(long position, IntervalReport report) {
        read.put(StoreKey.of(desk, position), report);
    }

    @Override
    public List<IntervalReport> readSince(long position) {
        List<IntervalReport> all = new ArrayList<>();
        try (KeyValueIterator<String, IntervalReport> entries =
                read.range(StoreKey.of(desk, position), StoreKey.last(desk))) {
            entries.forEachRemaining(one -> all.add(one.value));
        }
        return all;
    }

    @Override
    public void forgetReadBefore(long position) {
        if (position > 0) {
            forget(read, StoreKey.of(desk, position - 1));
        }
    }

    private <V> void forget(KeyValueStore<String, V> store, String last) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.range(StoreKey.first(desk), last)) {
            entries.forEachRemaining((KeyValue<String, V> one) -> keys.add(one.key));
        }
        keys.forEach(store::delete);
    }

    @Override
    public Told told(String story) {
        Told of = stories.get(StoreKey.named(desk, story));
        return of == null ? Told.NEVER : of;
    }

    @Override
    public void tell(String story, Told what) {
        stories.put(StoreKey.named(desk, story), what);
    }

    @Override
    public void forgetToldBefore(Instant time) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Told> all = stories.prefixScan(StoreKey.prefix(desk), new StringSerializer())) {
            all.forEachRemaining(one -> {
                if (one.value.last().isBefore(time)) {
                    old.add(one.key);
                }
            });
        }
        old.forEach(stories::delete);
    }
}
