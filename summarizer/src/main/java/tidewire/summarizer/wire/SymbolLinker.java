package tidewire.summarizer.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.text.ReadableText;
import tidewire.summarizer.text.WholeText;

/**
 * Links an item to the symbols that its text speaks of: by a name, by a cashtag ({@code $IBM}) or by the exchange's notation
 * ({@code NYSE:IBM}, {@code (NYSE: IBM)}). A name of several words matches in any case ("BANK OF AMERICA"); a single word must stand as
 * it is written or in capitals, so that the verb "spy" or the fruit "apple" is no company. An ambiguous name needs
 * {@link CompanyEvidence}.
 */
public final class SymbolLinker {
    /** Who speaks of a company says so at one of the first hundred mentions; a text may be nothing but mentions. */
    private static final int MOST_MENTIONS = 100;

    private final Map<String, SymbolNames> symbols;

    /** @param symbols how texts speak of each symbol */
    public SymbolLinker(Map<String, SymbolNames> symbols) {
        this.symbols = Map.copyOf(symbols);
    }

    /** The item with the linked symbols added to those that the feed named, sorted. */
    public NewsItem link(NewsItem item) {
        TreeSet<String> linked = new TreeSet<>(item.symbols());
        linked.addAll(in(ReadableText.of(WholeText.of(item))));
        return linked.size() == item.symbols().size() ? item : item.withSymbols(List.copyOf(linked));
    }

    /** Symbols that a text speaks of. @param text as {@link ReadableText} gives it */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        symbols.forEach((symbol, names) -> {
            if (isTagged(text, symbol, names)
                    || names.names().stream().anyMatch(name -> isNamed(text, name, symbol, names))) {
                found.add(symbol);
            }
        });
        return found;
    }

    private static boolean isTagged(String text, String symbol, SymbolNames names) {
        return WordFinder.contains(text, "$" + symbol, false)
                || names.cashtags().stream().anyMatch(tag -> WordFinder.contains(text, "$" + tag, false))
                || (names.exchange() != null
                        && (WordFinder.contains(text, names.exchange() + ":" + symbol, true)
                                || WordFinder.contains(text, names.exchange() + ": " + symbol, true)));
    }

    private static boolean isNamed(String text, String name, String symbol, SymbolNames names) {
        boolean ignoreCase = name.contains(" ");
        Set<String> needed = names.ambiguous().contains(name) ? symbols(symbol, names) : null;
        String capitals = ReadableText.of(name.toUpperCase(Locale.ROOT));
        return isFound(text, name, needed, ignoreCase)
                || (!ignoreCase && !capitals.equals(name) && isFound(text, capitals, needed, false));
    }

    private static Set<String> symbols(String symbol, SymbolNames names) {
        Set<String> symbols = new TreeSet<>(names.cashtags());
        symbols.add(symbol);
        return symbols;
    }

    /** @param name readable, as the text is @param needed symbols of a company whose name needs evidence; null when it needs none */
    private static boolean isFound(String text, String name, @Nullable Set<String> needed, boolean ignoreCase) {
        int at = WordFinder.find(text, name, ignoreCase, 0);
        for (int mention = 1; at >= 0 && mention <= MOST_MENTIONS; mention++) {
            if (needed == null || CompanyEvidence.standsBeside(text, at, at + name.length(), needed)) {
                return true;
            }
            at = WordFinder.find(text, name, ignoreCase, at + 1);
        }
        return false;
    }
}
