package tidewire.dashboard.live;

import static tidewire.dashboard.live.LiveModel.putBounded;
import static tidewire.dashboard.live.LiveModel.timeKey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.DeskView;
import tidewire.dashboard.live.Change.Kind;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.TradingDay;

/** The market part of what is shown now: bars, moves and sessions of all symbols. */
final class LiveMarket {
    static final int BARS_PER_SYMBOL = 10_000;
    static final int MOVES = 2_000;
    /** Bars of other lengths are for others; one chart shows one length. */
    static final int BAR_SECONDS = 60;

    private final NavigableMap<String, NavigableMap<Instant, Bar>> bars = new TreeMap<>();
    private final NavigableMap<String, Move> moves = new TreeMap<>();
    private final Map<String, TradingDay> days = new HashMap<>();

    @Nullable
    Change apply(Move move) {
        boolean same = move.equals(putBounded(moves, timeKey(move.to(), move.id()), move, MOVES));
        return same ? null : new Change(Kind.MOVES, move.id(), move);
    }

    @Nullable
    Change apply(Bar bar) {
        if (bar.seconds() != BAR_SECONDS) {
            return null;
        }
        NavigableMap<Instant, Bar> ofSymbol = bars.computeIfAbsent(bar.symbol(), name -> new TreeMap<>());
        Bar known = ofSymbol.get(bar.start());
        if (known != null && (known.revision() > bar.revision() || known.equals(bar))) {
            return null;
        }
        putBounded(ofSymbol, bar.start(), bar, BARS_PER_SYMBOL);
        return new Change(Kind.BARS, bar.symbol() + "/" + bar.start(), bar);
    }

    @Nullable
    Change apply(TradingDay day) {
        TradingDay known = days.get(day.symbol());
        if (known != null
                && (known.day().isAfter(day.day())
                        || (known.day().equals(day.day()) && known.revision() >= day.revision()))) {
            return null;
        }
        days.put(day.symbol(), day);
        return new Change(Kind.DAYS, day.symbol(), day);
    }

    /** The last bars of a symbol, in order of time. */
    List<Bar> bars(String symbol, int limit) {
        NavigableMap<Instant, Bar> ofSymbol = bars.get(symbol);
        return ofSymbol == null
                ? List.of()
                : last(
                        ofSymbol.values().stream()
                                .filter(bar -> bar.trades() > 0)
                                .toList(),
                        limit);
    }

    /** Symbols that have bars. */
    List<String> symbols() {
        return List.copyOf(bars.keySet());
    }

    /** A symbol's row on the watchlist; null without bars. */
    @Nullable
    WatchRow watch(String symbol, List<DeskView> desks) {
        List<Bar> ofSymbol = bars(symbol, BARS_PER_SYMBOL);
        if (ofSymbol.isEmpty()) {
            return null;
        }
        ZoneId zone = desks.stream()
                .filter(desk -> desk.symbols().contains(symbol))
                .map(DeskView::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        return WatchRow.of(symbol, ofSymbol, zone, days.get(symbol));
    }

    /** The last moves of all symbols, in order of time. */
    List<Move> moves(int limit) {
        return last(moves.values(), limit);
    }

    private static <V> List<V> last(Collection<V> values, int limit) {
        return values.stream().skip(Math.max(0, values.size() - limit)).toList();
    }
}
