package tidewire.summarizer.digest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import tidewire.llm.TokenLedger;

/**
 * A desk's tokens in the state store, as they were fed, as far back as a window can remember. A window
 * is rebuilt from this; what else may be kept of it only saves the time.
 */
final class DeskLedger {
    private final KeyValueStore<String, byte[]> store;
    private final String desk;
    private final long reach;
    /** Positions of the entries held, oldest first, and the end of the last one. */
    private final Deque<Long> positions = new ArrayDeque<>();

    private long end;

    /** @param reach how many tokens back the ledger must reach */
    DeskLedger(KeyValueStore<String, byte[]> store, String desk, long reach) {
        this.store = store;
        this.desk = desk;
        this.reach = reach;
        for (TokenLedger.Entry entry : entries()) {
            positions.add(entry.position());
            end = entry.position() + entry.tokens().length;
        }
    }

    private List<TokenLedger.Entry> entries() {
        List<TokenLedger.Entry> entries = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.range(StoreKey.first(desk), StoreKey.last(desk))) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> one = all.next();
                entries.add(new TokenLedger.Entry(StoreKey.number(one.key), TokenBytes.read(one.value)));
            }
        }
        return entries;
    }

    /** The stream position of the next token. */
    long end() {
        return end;
    }

    /** Tokens held. */
    long tokens() {
        return positions.isEmpty() ? 0 : end - positions.getFirst();
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    /** Adds an entry, and drops those that no window remembers any more. */
    void append(long position, int[] tokens) {
        if (position != end) {
            throw new IllegalStateException("desk " + desk + ": the window fed an entry at position " + position
                    + ", but the ledger ends at " + end);
        }
        store.put(StoreKey.of(desk, position), TokenBytes.write(tokens));
        positions.add(position);
        end = position + tokens.length;
        while (positions.size() > 1 && end - second() >= reach) {
            store.delete(StoreKey.of(desk, positions.removeFirst()));
        }
    }

    private long second() {
        var both = positions.iterator();
        both.next();
        return both.next();
    }

    TokenLedger read(int[] sinks) {
        return new TokenLedger(sinks, entries(), List.of());
    }

    void clear() {
        positions.forEach(position -> store.delete(StoreKey.of(desk, position)));
        positions.clear();
        end = 0;
    }
}
