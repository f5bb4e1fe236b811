package tidewire.summarizer.market.bars;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.bars.ids.IdRanges;
import tidewire.summarizer.market.bars.ids.TradeIds;

/** What a bar was told of which prints: so a repeat does not count, and only what stands can be taken back. */
final class ToldPrints {
    private static final int BYTES_A_PRINT = 4;
    private static final int BYTES_A_RANGE = 16;

    /** Ids by source; those that do not stand any more too. */
    final Map<String, IdRanges> ids;
    /**
     * Prints that were cancelled ({@code null}) or stand otherwise than they were told first, in this bar or in another, by
     * {@code <source>/<id>}.
     */
    final Map<String, @Nullable Print> changed;

    final Fingerprints fingerprints;

    private String lastSource = "";
    private @Nullable IdRanges lastIds;

    ToldPrints() {
        this(new TreeMap<>(), new TreeMap<>(), new Fingerprints());
    }

    ToldPrints(Map<String, IdRanges> ids, Map<String, @Nullable Print> changed, Fingerprints fingerprints) {
        this.ids = ids;
        this.changed = changed;
        this.fingerprints = fingerprints;
    }

    boolean knows(String source, long id) {
        IdRanges known = ids.get(source);
        return id != TradeIds.NONE && known != null && known.contains(id);
    }

    /** False when it was told before. */
    boolean add(Print print) {
        if (print.id() == TradeIds.NONE) {
            return true;
        }
        if (!ids(print.source()).add(print.id())) {
            return false;
        }
        fingerprints.add(print);
        return true;
    }

    /**
     * A print does not stand as it did.
     *
     * @param now as it stands now, in whichever bar; null when it is cancelled
     */
    void changed(Print was, @Nullable Print now) {
        ids(was.source()).add(was.id());
        changed.put(key(was), now);
        if (now != null) {
            fingerprints.add(now);
        }
    }

    /** Whether a print stands just so. */
    boolean stands(Print print) {
        if (!knows(print.source(), print.id())) {
            return false;
        }
        String key = key(print);
        if (changed.containsKey(key)) {
            Print now = changed.get(key);
            return now != null && now.same(print);
        }
        return fingerprints.has(print);
    }

    /** Whether it was told so often of prints that nobody knows any more how this one stands. */
    boolean mayStand(Print print) {
        return !fingerprints.isComplete() && knows(print.source(), print.id()) && !changed.containsKey(key(print));
    }

    /**
     * Why a print cannot be taken back.
     *
     * @param now as it should stand then; null when it was to be cancelled
     */
    BarBook.Outcome refusal(Print was, @Nullable Print now) {
        if (!knows(was.source(), was.id())) {
            return BarBook.Outcome.UNKNOWN;
        }
        boolean again =
                now != null ? fingerprints.has(now) : changed.containsKey(key(was)) && changed.get(key(was)) == null;
        return again ? BarBook.Outcome.REPEATED : BarBook.Outcome.CONTRADICTED;
    }

    private static String key(Print print) {
        return print.source() + "/" + print.id();
    }

    // Most bars have one source.
    private IdRanges ids(String source) {
        IdRanges last = lastIds;
        if (last != null && lastSource.equals(source)) {
            return last;
        }
        IdRanges known = ids.computeIfAbsent(source, name -> new IdRanges());
        lastSource = source;
        lastIds = known;
        return known;
    }

    /** About how many bytes it is in a store. */
    int bytes() {
        int ranges = 0;
        for (IdRanges ofSource : ids.values()) {
            ranges += ofSource.size();
        }
        return BYTES_A_PRINT * fingerprints.size() + BYTES_A_RANGE * ranges;
    }
}
