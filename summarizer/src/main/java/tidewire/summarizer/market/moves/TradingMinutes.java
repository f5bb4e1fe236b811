package tidewire.summarizer.market.moves;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** In how many minutes of observed time each source of trades has told one, of whatever symbol: whether a venue goes on. */
final class TradingMinutes {
    private static final long MILLIS = 60_000;

    private final Set<String> known;
    private final Map<String, Seen> sources = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** @param last the last of these minutes, counted from the epoch */
    private record Seen(long minutes, long last) {}

    /** @param known names of the sources that anybody asks for */
    TradingMinutes(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    void restore(String source, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        sources.put(source, new Seen(bytes.getLong(), bytes.getLong()));
    }

    /** These have told trades shortly before that time. */
    void traded(Collection<String> told, Instant observed) {
        long minute = Math.floorDiv(observed.toEpochMilli() - 1, MILLIS);
        for (String source : told) {
            Seen before = sources.getOrDefault(source, new Seen(0, Long.MIN_VALUE));
            if (known.contains(source) && minute > before.last()) {
                sources.put(source, new Seen(before.minutes() + 1, minute));
                changed.add(source);
            }
        }
    }

    /** Minutes of each, in the order of their names. */
    long[] of(Set<String> names) {
        return names.stream()
                .sorted()
                .mapToLong(name -> sources.getOrDefault(name, new Seen(0, 0)).minutes())
                .toArray();
    }

    /** What has changed since this was last asked. */
    void write(BiConsumer<String, byte[]> store) {
        for (String source : changed) {
            Seen seen = sources.getOrDefault(source, new Seen(0, 0));
            store.accept(
                    source,
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(seen.minutes())
                            .putLong(seen.last())
                            .array());
        }
        changed.clear();
    }
}
