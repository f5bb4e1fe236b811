package tidewire.summarizer;

import java.util.List;
import tidewire.summarizer.story.rank.RankRules;

/**
 * Which items of its feeds a desk takes, and what they weigh. Words and categories are compared in any case.
 *
 * @param words an item with one of these in its text is taken
 * @param categories an item in one of these categories is taken
 * @param bySymbols an item that names a symbol of the desk is taken
 * @param exclude an item with one of these words in its text, or in one of these categories, is never taken
 * @param rank how much its feeds and their scores count
 */
public record Selection(
        List<String> words, List<String> categories, boolean bySymbols, List<String> exclude, RankRules rank) {
    /** Everything. */
    public static final Selection ALL = new Selection(List.of(), List.of(), false, List.of(), RankRules.DEFAULT);

    public Selection {
        words = List.copyOf(words);
        categories = List.copyOf(categories);
        exclude = List.copyOf(exclude);
    }

    /** Items with one of these words. */
    public static Selection ofWords(List<String> words) {
        return new Selection(words, List.of(), false, List.of(), RankRules.DEFAULT);
    }

    /** True when what is not excluded is taken. */
    public boolean takesAll() {
        return words.isEmpty() && categories.isEmpty() && !bySymbols;
    }
}
