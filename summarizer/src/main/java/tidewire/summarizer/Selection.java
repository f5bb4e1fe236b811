package tidewire.summarizer;

import java.util.List;
import java.util.Map;
import tidewire.summarizer.story.rank.RankRules;

/**
 * Which items of its feeds a desk takes, and what they weigh. Words and categories are compared in any case.
 *
 * @param words an item with one of these in its text is taken
 * @param categories an item in one of these categories is taken
 * @param bySymbols an item that names a symbol of the desk is taken
 * @param exclude an item with one of these words in its text, or in one of these categories, is never taken
 * @param weights how much a feed counts in the rank, by {@code feed:<name>}; 1 for those not named
 */
public record Selection(
        List<String> words,
        List<String> categories,
        boolean bySymbols,
        List<String> exclude,
        Map<String, Double> weights) {
    /** Everything. */
    public static final Selection ALL = new Selection(List.of(), List.of(), false, List.of(), Map.of());

    public Selection {
        words = List.copyOf(words);
        categories = List.copyOf(categories);
        exclude = List.copyOf(exclude);
        weights = new RankRules(weights).sources(); // refuses weights that are out of range
    }

    /** Items with one of these words. */
    public static Selection ofWords(List<String> words) {
        return new Selection(words, List.of(), false, List.of(), Map.of());
    }

    /** True when what is not excluded is taken. */
    public boolean takesAll() {
        return words.isEmpty() && categories.isEmpty() && !bySymbols;
    }
}
