package tidewire.summarizer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.text.ReadableText;

/**
 * How texts speak of a symbol.
 *
 * @param names names and aliases; one word must stand as it is written here, several may stand in any case
 * @param ambiguous those of the names that mean something else too ("Gap", "Target"): they count only beside something that
 *     speaks of a company
 * @param cashtags tags without their dollar sign; the symbol itself is always one
 * @param exchange short name of the exchange, as in {@code NYSE:GPS}, or null
 */
public record SymbolNames(
        List<String> names,
        List<String> ambiguous,
        List<String> cashtags,
        @Nullable String exchange) {
    public SymbolNames {
        names = readable(names);
        ambiguous = readable(ambiguous);
        cashtags = readable(cashtags);
        exchange = exchange == null || ReadableText.of(exchange).isEmpty() ? null : ReadableText.of(exchange);
    }

    /** As they are looked for in texts, whichever way a file has written them; without those of which nothing is seen. */
    private static List<String> readable(List<String> names) {
        return names.stream()
                .map(ReadableText::of)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Names alone. */
    public static SymbolNames of(List<String> names) {
        return new SymbolNames(names, List.of(), List.of(), null);
    }

    /** The same with more names. */
    public SymbolNames and(List<String> more) {
        return new SymbolNames(
                java.util.stream.Stream.concat(names.stream(), more.stream())
                        .distinct()
                        .toList(),
                ambiguous,
                cashtags,
                exchange);
    }
}
