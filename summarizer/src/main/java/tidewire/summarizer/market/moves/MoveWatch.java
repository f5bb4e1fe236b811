package tidewire.summarizer.market.moves;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.detect.MoveDetector;
import tidewire.summarizer.market.moves.detect.SymbolState;
import tidewire.summarizer.market.moves.detect.SymbolStateCodec;

/**
 * The moves of many symbols: what their bars say, and which of them have fallen silent while their venues go on. A function
 * of bars and clock markers alone.
 */
public final class MoveWatch {
    private static final long MINUTE = 60_000;

    private final MarketRules rules;
    private final Duration grace;
    private final Function<String, Set<String>> sourcesOf;
    private final TradingMinutes trading;
    private final Map<String, Symbol> symbols = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    private record Symbol(MoveDetector detector, SymbolState state) {}

    /**
     * @param grace how far time must have passed the end of a bar before the bar is there
     * @param sourcesOf the sources whose trades make up the bars of a symbol; empty for one that nobody wants any more
     * @param sources all of these
     */
    public MoveWatch(MarketRules rules, Duration grace, Function<String, Set<String>> sourcesOf, Set<String> sources) {
        this.rules = rules;
        this.grace = grace;
        this.sourcesOf = sourcesOf;
        this.trading = new TradingMinutes(sources);
    }

    /** Takes over what was known of a symbol before a restart. */
    public void restoreSymbol(String name, byte[] stored) {
        MoveRules of = rules.of(name);
        symbols.put(name, new Symbol(new MoveDetector(of), SymbolStateCodec.read(stored, of)));
    }

    /** Takes over what was known of a source of trades before a restart. */
    public void restoreSource(String name, byte[] stored) {
        trading.restore(name, stored);
    }

    /** What the next bar of a symbol brings. @param known when the bar was */
    public Optional<Move> next(Bar bar, Instant known) {
        Symbol symbol = symbols.computeIfAbsent(bar.symbol(), name -> {
            MoveRules of = rules.of(name);
            return new Symbol(new MoveDetector(of), new SymbolState(of));
        });
        changed.add(bar.symbol());
        Optional<Move> move = symbol.detector().next(symbol.state(), bar, known);
        symbol.detector().heard(symbol.state(), trading.of(sourcesOf.apply(bar.symbol())));
        return move;
    }

    /** These sources have told trades shortly before that time. */
    public void traded(Collection<String> sources, Instant observed) {
        trading.traded(sources, observed);
    }

    /**
     * Time has come so far, and all bars that had ended by then have been given.
     *
     * @param before where it stood; null at first
     * @return the symbols that have stopped, by name; looked for once a minute
     */
    public List<Move> passed(@Nullable Instant before, Instant time) {
        long minute = minute(time);
        if (before != null && minute(before) >= minute) {
            return List.of();
        }
        Instant present = Instant.ofEpochMilli(minute * MINUTE).plus(grace);
        List<Move> halts = new ArrayList<>();
        symbols.forEach((name, symbol) -> symbol.detector()
                .silent(symbol.state(), name, present, trading.of(sourcesOf.apply(name)))
                .ifPresent(halt -> {
                    changed.add(name);
                    halts.add(halt);
                }));
        return halts;
    }

    private long minute(Instant time) {
        return Math.floorDiv(time.minus(grace).toEpochMilli(), MINUTE);
    }

    /** Gives what has changed since this was last asked. */
    public void write(BiConsumer<String, byte[]> ofSymbols, BiConsumer<String, byte[]> ofSources) {
        for (String name : changed) {
            Symbol symbol = symbols.get(name);
            if (symbol != null) {
                ofSymbols.accept(name, SymbolStateCodec.write(symbol.state()));
            }
        }
        changed.clear();
        trading.write(ofSources);
    }
}
