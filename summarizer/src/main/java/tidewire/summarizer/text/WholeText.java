package tidewire.summarizer.text;

import tidewire.events.NewsItem;

/** All that an item says, in one string. */
public final class WholeText {
    private WholeText() {}

    public static String of(NewsItem item) {
        StringBuilder text = new StringBuilder(item.title());
        if (item.summary() != null) {
            text.append('\n').append(item.summary());
        }
        if (item.text() != null) {
            text.append('\n').append(item.text());
        }
        return text.toString();
    }
}
