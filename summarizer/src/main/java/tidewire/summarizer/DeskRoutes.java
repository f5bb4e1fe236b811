package tidewire.summarizer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who gets what, as the desks say it. */
public final class DeskRoutes {
    private final List<Desk> desks;
    private final Map<String, Set<String>> sourcesOfSymbol = new HashMap<>();

    /** @throws IllegalArgumentException when there is no desk or two have the same name */
    public DeskRoutes(List<Desk> desks) {
        this.desks = List.copyOf(desks);
        if (desks.isEmpty()) {
            throw new IllegalArgumentException("at least one desk must be defined");
        }
        Set<String> names = new HashSet<>();
        for (Desk desk : desks) {
            if (!names.add(desk.name())) {
                throw new IllegalArgumentException("two desks are named " + desk.name());
            }
            for (String symbol : desk.symbols().keySet()) {
                sourcesOfSymbol.computeIfAbsent(symbol, s -> new TreeSet<>()).addAll(desk.trades());
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

    /** All sources whose trades any desk wants. */
    public Set<String> tradeSources() {
        return sourcesOfSymbol.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the desks that read news, and so wait for the clocks of its partitions. */
    public List<String> desksWithNews() {
        return desks.stream()
                .filter(desk -> !desk.feeds().isEmpty())
                .map(Desk::name)
                .toList();
    }

    /** Names of the desks that have symbols, and so wait for the clocks of the trades' partitions. */
    public List<String> desksWithTrades() {
        return desks.stream()
                .filter(desk -> !desk.symbols().isEmpty())
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
