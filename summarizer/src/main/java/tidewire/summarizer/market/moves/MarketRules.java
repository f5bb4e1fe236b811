package tidewire.summarizer.market.moves;

import java.util.Map;

/**
 * What counts as a move, by symbol, and which moves a desk wants.
 *
 * @param usual rules of symbols that have none of their own
 * @param symbols rules by symbol
 * @param desks what desks want, by name; a desk that is not there wants all
 */
public record MarketRules(MoveRules usual, Map<String, MoveRules> symbols, Map<String, DeskMoves> desks) {
    public static final MarketRules DEFAULT = new MarketRules(MoveRules.DEFAULT, Map.of(), Map.of());

    public MarketRules {
        symbols = Map.copyOf(symbols);
        desks = Map.copyOf(desks);
    }

    public MoveRules of(String symbol) {
        return symbols.getOrDefault(symbol, usual);
    }

    public DeskMoves ofDesk(String desk) {
        return desks.getOrDefault(desk, DeskMoves.ALL);
    }
}
