package tidewire.summarizer.market.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** What a book has written, as bytes where it is bytes in the store. */
final class KeptBook implements BarBook.Store {
    private final Serde<OpenBar> serde = OpenBarSerdes.bars();
    private final Map<BarKey, byte[]> bars = new TreeMap<>();
    private final Map<String, Instant> forgotten = new HashMap<>();
    private final Map<Integer, TradeJournal.Part> journal = new TreeMap<>();
    private int barsWritten;
    private boolean wasJournalled;

    @Override
    public void put(BarKey key, @Nullable OpenBar bar) {
        if (bar == null) {
            bars.remove(key);
        } else {
            bars.put(key, serde.serializer().serialize("t", bar));
            barsWritten++;
        }
    }

    @Override
    public void forgotten(String symbol, Instant upTo) {
        forgotten.put(symbol, upTo);
    }

    @Override
    public void journal(int number, TradeJournal.@Nullable Part part) {
        if (part == null) {
            journal.remove(number);
        } else {
            wasJournalled = true;
            if (journal.put(number, part) != null) {
                throw new AssertionError("part " + number + " was there already");
            }
        }
    }

    BarBook restored() {
        BarBook book = new BarBook(Duration.ofSeconds(1), Duration.ofMinutes(15));
        bars.forEach((key, bar) ->
                book.restore(key, Objects.requireNonNull(serde.deserializer().deserialize("t", bar))));
        forgotten.forEach(book::restoreForgotten);
        journal.values().forEach(book::restore);
        return book;
    }

    boolean wasJournalled() {
        return wasJournalled;
    }

    int barsWritten() {
        return barsWritten;
    }

    int journalled() {
        return journal.values().stream()
                .flatMap(part -> part.batches().stream())
                .mapToInt(batch -> batch.trades().size())
                .sum();
    }
}
