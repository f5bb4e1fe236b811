package tidewire.summarizer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who gets what, as the desks say it. */
public final class Routes {
    private final List<Desk> desks;
    private final Map<String, Set<String>> sourcesOfSymbol = new HashMap<>();
    private final Map<String, Set<String>> tradeSourcesOfDesk = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when there is no desk or two have the same name */
    public Routes(List<Desk> desks) {
        this.desks = List.copyOf(desks);
        if (desks.isEmpty()) {
            throw new IllegalArgumentException("at least one desk must be defined");
        }
        for (Desk desk : desks) {
            for (String symbol : desk.symbols().keySet()) {
                sourcesOfSymbol.computeIfAbsent(symbol, s -> new TreeSet<>()).addAll(desk.trades());
            }
        }
        for (Desk desk : desks) {
            // A symbol's bars wait for all sources of the symbol, those that only other desks named too. So must
            // this desk, or a move could reach it after its tape has passed the time of the move.
            Set<String> sources = new TreeSet<>(desk.trades());
            desk.symbols().keySet().forEach(symbol -> sources.addAll(sourcesOf(symbol)));
            if (tradeSourcesOfDesk.put(desk.name(), sources) != null) {
                throw new IllegalArgumentException("two desks are named " + desk.name());
            }
        }
    }

    public List<Desk> desks() {
        return desks;
    }

    /** Sources whose trades make up the bars of a symbol; empty for a symbol of no desk. */
    public Set<String> sourcesOf(String symbol) {
        return sourcesOfSymbol.getOrDefault(symbol, Set.of());
    }

    /** Trade sources whose clocks a desk waits for. */
    public Set<String> tradeSourcesOf(Desk desk) {
        return tradeSourcesOfDesk.getOrDefault(desk.name(), Set.of());
    }

    /** Names of the desks that wait for the clock of a source. */
    public List<String> desksAwaiting(String source) {
        return desks.stream()
                .filter(desk ->
                        desk.feeds().contains(source) || tradeSourcesOf(desk).contains(source))
                .map(Desk::name)
                .toList();
    }

    /** Names of the desks that have a symbol. */
    public List<String> desksWith(String symbol) {
        return desks.stream()
                .filter(desk -> desk.symbols().containsKey(symbol))
                .map(Desk::name)
                .toList();
    }
}
