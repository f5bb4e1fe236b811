package tidewire.ingest.feed.parse;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.date.FeedDate;
import tidewire.ingest.feed.date.FeedDates;
import tidewire.ingest.feed.format.Entry;
import tidewire.ingest.feed.parse.ParsedFeed.Doubt;

/** The one time of publication among the dates of an item. */
final class ItemDates {
    private ItemDates() {}

    /**
     * When the item was published, else when it was changed; null when neither can be read. A {@code dc:date} beside a
     * full time says how much of that time is real.
     *
     * @param doubts collects what cannot be read
     */
    static @Nullable FeedDate published(Entry.Dates dates, Collection<Doubt> doubts) {
        FeedDate own = read(dates.published(), doubts);
        FeedDate dublinCore = read(dates.dublinCore(), doubts);
        if (own != null && dublinCore != null && dublinCore.precision().compareTo(own.precision()) > 0) {
            return new FeedDate(own.time(), dublinCore.precision(), own.doubt());
        }
        return own != null ? own : dublinCore != null ? dublinCore : read(dates.updated(), doubts);
    }

    private static @Nullable FeedDate read(@Nullable String raw, Collection<Doubt> doubts) {
        FeedDate date = FeedDates.parse(raw);
        if (date == null && raw != null && !raw.isBlank()) {
            String shown = raw.strip();
            doubts.add(new Doubt("the date '" + shown.substring(0, Math.min(60, shown.length())) + "' cannot be read"));
        } else if (date != null && date.doubt() != null) {
            doubts.add(new Doubt(date.doubt()));
        }
        return date;
    }
}
