package tidewire.summarizer.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.text.WholeText;

/**
 * Links an item to the symbols whose names, as the desk lists them, stand in its text as words; a cashtag ({@code $IBM})
 * always counts. A name of several words matches in any case ("BANK OF AMERICA"); a single word must match exactly, so
 * that the verb "spy" or the fruit "apple" is no company.
 */
public final class SymbolLinker {
    private final Map<String, List<String>> names;

    /** @param names symbol to the names by which texts speak of it */
    public SymbolLinker(Map<String, List<String>> names) {
        this.names = Map.copyOf(names);
    }

    /** The item with the linked symbols added to those that the feed named, sorted. */
    public NewsItem link(NewsItem item) {
        TreeSet<String> symbols = new TreeSet<>(item.symbols());
        String text = WholeText.of(item);
        names.forEach((symbol, known) -> {
            if (WordFinder.contains(text, "$" + symbol, false)
                    || known.stream().anyMatch(name -> isNamed(text, name))) {
                symbols.add(symbol);
            }
        });
        return symbols.size() == item.symbols().size() ? item : item.withSymbols(List.copyOf(symbols));
    }

    private static boolean isNamed(String text, String name) {
        return !name.isBlank() && WordFinder.contains(text, name, name.contains(" "));
    }
}
