package tidewire.summarizer.text;

import tidewire.events.NewsItem;

/** An item's title as one line; of a title that is made of nothing that can be seen, what a title is called that is not there. */
public final class CleanTitle {
    private CleanTitle() {}

    public static String of(NewsItem item) {
        String title = CleanLine.clean(item.title());
        return title.isEmpty() ? NewsItem.UNTITLED : title;
    }
}
