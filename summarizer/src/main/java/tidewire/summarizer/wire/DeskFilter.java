package tidewire.summarizer.wire;

import java.util.List;
import java.util.Optional;
import tidewire.events.NewsItem;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.text.ReadableText;
import tidewire.summarizer.text.WholeText;

/** Whether a desk takes an item, and what the item looks like there. */
public final class DeskFilter {
    private final Desk desk;
    private final SymbolLinker linker;

    public DeskFilter(Desk desk) {
        this.desk = desk;
        this.linker = new SymbolLinker(desk.symbols());
    }

    public String desk() {
        return desk.name();
    }

    /** The item with this desk's symbols linked, or empty when it is not of the desk's feeds or not selected. */
    public Optional<NewsItem> take(NewsItem item) {
        if (!desk.feeds().contains(item.source())) {
            return Optional.empty();
        }
        NewsItem linked = linker.link(item);
        return isSelected(linked) ? Optional.of(linked) : Optional.empty();
    }

    private boolean isSelected(NewsItem item) {
        Selection selection = desk.selection();
        String text = ReadableText.of(WholeText.of(item));
        if (hasWord(text, selection.exclude()) || isIn(item, selection.exclude())) {
            return false;
        }
        return selection.takesAll()
                || hasWord(text, selection.words())
                || isIn(item, selection.categories())
                || (selection.bySymbols() && item.symbols().stream().anyMatch(desk.symbols()::containsKey));
    }

    private static boolean hasWord(String text, List<String> words) {
        return words.stream().anyMatch(word -> WordFinder.contains(text, word, true));
    }

    private static boolean isIn(NewsItem item, List<String> categories) {
        return item.categories().stream()
                .anyMatch(category -> categories.stream().anyMatch(category::equalsIgnoreCase));
    }
}
