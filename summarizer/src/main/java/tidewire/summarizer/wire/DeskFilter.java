package tidewire.summarizer.wire;

import java.util.Optional;
import tidewire.events.NewsItem;
import tidewire.summarizer.Desk;
import tidewire.summarizer.story.text.WholeText;

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

    /** The item with this desk's symbols linked, or empty when it is not of the desk's feeds or has none of its words. */
    public Optional<NewsItem> take(NewsItem item) {
        return desk.feeds().contains(item.source()) && hasWord(item)
                ? Optional.of(linker.link(item))
                : Optional.empty();
    }

    private boolean hasWord(NewsItem item) {
        if (desk.words().isEmpty()) {
            return true;
        }
        String text = WholeText.of(item);
        return desk.words().stream().anyMatch(word -> WordFinder.contains(text, word, true));
    }
}
