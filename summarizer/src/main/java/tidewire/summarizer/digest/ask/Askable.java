package tidewire.summarizer.digest.ask;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.prompt.ItemText;

/**
 * An item that an answer may draw on.
 *
 * @param text as an entry of the tape, to be read in first; null for what the window has read already
 */
record Askable(
        String id,
        Instant time,
        String title,
        String headline,
        String detail,
        @Nullable String link,
        @Nullable ItemText text) {

    static Askable of(IntervalReport report) {
        return new Askable(
                report.id(), report.time(), report.title(), report.headline(), report.detail(), report.link(), null);
    }

    static Askable of(NewsItem item, ItemText text) {
        return new Askable(item.id(), item.observed(), text.title(), text.headline(), text.detail(), item.link(), text);
    }

    List<String> texts() {
        return List.of(headline, detail);
    }
}
