package tidewire.summarizer.market.moves;

import java.util.Map;

/**
 * What counts as a move, by symbol.
 *
 * @param usual rules of symbols that have none of their own
 * @param symbols rules by symbol
 */
public record MarketRules(MoveRules usual, Map<String, MoveRules> symbols) {
    public static final MarketRules DEFAULT = new MarketRules(MoveRules.DEFAULT, Map.of());

    public MarketRules {
        symbols = Map.copyOf(symbols);
    }

    public MoveRules of(String symbol) {
        return symbols.getOrDefault(symbol, usual);
    }
}
