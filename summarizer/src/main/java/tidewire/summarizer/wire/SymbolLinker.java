package tidewire.summarizer.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tidewire.events.NewsItem;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.story.text.WholeText;

/**
 * Links an item to the symbols that its text speaks of: by a name, by a cashtag ({@code $IBM}) or by the exchange's notation
 * ({@code NYSE:IBM}, {@code (NYSE: IBM)}). A name of several words matches in any case ("BANK OF AMERICA"); a single word must stand as
 * it is written or in capitals, so that the verb "spy" or the fruit "apple" is no company. An ambiguous name needs a word beside it
 * that speaks of a company.
 */
public final class SymbolLinker {
    /** How far around an ambiguous name such a word may stand, in characters. */
    private static final int BESIDE = 60;

    private static final Pattern COMPANY = Pattern.compile(
            "(?iu)\\b(?:shares?|stocks?|inc|corp|ltd|plc|co|company|ceo|chief executive|earnings|profits?|revenue|sales|dividend|investors?"
                    + "|analysts?|shareholders?|ipo|quarter|maker|retailer|chain|nasdaq|nyse"
                    + "|gmbh|konzern|aktien?|umsatz|gewinn|dividende|actionnaires|entreprise|bénéfice|chiffre d'affaires"
                    + "|acciones|empresa|beneficio|azioni|azienda)\\b"
                    + "|株価|株式|株主|決算|会社|股价|股票|股份|公司|集团|财报|財報|股價|주가|주식|실적|หุ้น|บริษัท");

    private final Map<String, SymbolNames> symbols;

    /** @param symbols how texts speak of each symbol */
    public SymbolLinker(Map<String, SymbolNames> symbols) {
        this.symbols = Map.copyOf(symbols);
    }

    /** The item with the linked symbols added to those that the feed named, sorted. */
    public NewsItem link(NewsItem item) {
        TreeSet<String> linked = new TreeSet<>(item.symbols());
        String text = WordFinder.readable(WholeText.of(item));
        symbols.forEach((symbol, names) -> {
            if (isTagged(text, symbol, names) || names.names().stream().anyMatch(name -> isNamed(text, name, names))) {
                linked.add(symbol);
            }
        });
        return linked.size() == item.symbols().size() ? item : item.withSymbols(List.copyOf(linked));
    }

    private static boolean isTagged(String text, String symbol, SymbolNames names) {
        return WordFinder.contains(text, "$" + symbol, false)
                || names.cashtags().stream().anyMatch(tag -> WordFinder.contains(text, "$" + tag, false))
                || (names.exchange() != null
                        && (WordFinder.contains(text, names.exchange() + ":" + symbol, true)
                                || WordFinder.contains(text, names.exchange() + ": " + symbol, true)));
    }

    private static boolean isNamed(String text, String name, SymbolNames names) {
        if (name.isBlank()) {
            return false;
        }
        boolean ignoreCase = name.contains(" ");
        boolean ambiguous = names.ambiguous().contains(name);
        String capitals = name.toUpperCase(Locale.ROOT);
        return isFound(text, name, ambiguous, ignoreCase)
                || (!ignoreCase && !capitals.equals(name) && isFound(text, capitals, ambiguous, false));
    }

    /** @param ambiguous a word must stand beside it that speaks of a company */
    private static boolean isFound(String text, String name, boolean ambiguous, boolean ignoreCase) {
        if (!ambiguous) {
            return WordFinder.contains(text, name, ignoreCase);
        }
        for (int at = WordFinder.find(text, name, ignoreCase, 0);
                at >= 0;
                at = WordFinder.find(text, name, ignoreCase, at + 1)) {
            String before = text.substring(Math.max(0, at - BESIDE), at);
            String after = text.substring(at + name.length(), Math.min(text.length(), at + name.length() + BESIDE));
            if (COMPANY.matcher(before).find() || COMPANY.matcher(after).find()) {
                return true;
            }
        }
        return false;
    }
}
