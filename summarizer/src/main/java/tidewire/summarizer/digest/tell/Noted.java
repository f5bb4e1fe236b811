package tidewire.summarizer.digest.tell;

import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.NewsItem;

/**
 * An entry of the present interval. Exactly one of report and move is set.
 *
 * @param unread the item of a report that waits for the interval's end, because so much was read of it already; else null
 */
public record Noted(
        @Nullable IntervalReport report,
        @Nullable NewsItem unread,
        @Nullable Move move) {}
