package tidewire.dashboard.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

/**
 * A tape entry as the page shows it: no bodies, bounded texts, so that a feed with huge items costs little here.
 *
 * @param id id of the item or move; null for the end of an interval
 * @param precision how much of {@code time} is real; null for moves and intervals
 * @param changePercent of a move, null for the others
 * @param move what sort of move, null for the others
 * @param from start of the move or interval, null for items
 * @param published as the publisher says; null when unknown and for the others
 * @param backlog true for an item that its feed held already when it was first read
 * @param story what the item is to its story, null for the others
 * @param stories those near a move, nearest first; empty for the others
 */
public record TapeRow(
        String desk,
        long sequence,
        Instant time,
        TapeEntry.Kind kind,
        boolean late,
        @Nullable String id,
        @Nullable String source,
        NewsItem.@Nullable Precision precision,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String link,
        @Nullable String category,
        List<String> symbols,
        Move.@Nullable Kind move,
        @Nullable Severity severity,
        @Nullable BigDecimal changePercent,
        @Nullable BigDecimal zScore,
        @Nullable Instant from,
        @Nullable Instant published,
        boolean backlog,
        @Nullable StoryRef story,
        List<TapeEntry.LinkedStory> stories) {
    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_SUMMARY = 600;

    public static TapeRow of(TapeEntry entry) {
        NewsItem item = entry.item();
        if (item != null) {
            return ofItem(entry, item);
        }
        Move move = entry.move();
        if (move != null) {
            return new TapeRow(
                    entry.desk(),
                    entry.sequence(),
                    entry.time(),
                    entry.kind(),
                    entry.late(),
                    move.id(),
                    null,
                    null,
                    shorten(move.title(), LONGEST_TITLE),
                    shorten(move.text(), LONGEST_SUMMARY),
                    null,
                    null,
                    List.of(move.symbol()),
                    move.kind(),
                    move.severity(),
                    move.changePercent(),
                    move.zScore(),
                    move.from(),
                    null,
                    false,
                    null,
                    entry.stories());
        }
        return new TapeRow(
                entry.desk(),
                entry.sequence(),
                entry.time(),
                entry.kind(),
                entry.late(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                entry.interval() == null ? null : entry.interval().from(),
                null,
                false,
                null,
                List.of());
    }

    private static TapeRow ofItem(TapeEntry entry, NewsItem item) {
        String body = item.summary() != null ? item.summary() : item.text();
        return new TapeRow(
                entry.desk(),
                entry.sequence(),
                entry.time(),
                entry.kind(),
                entry.late(),
                item.id(),
                item.source(),
                item.precision(),
                shorten(item.title(), LONGEST_TITLE),
                body == null ? null : shorten(body, LONGEST_SUMMARY),
                item.link(),
                item.categories().isEmpty() ? null : item.categories().get(0),
                item.symbols(),
                null,
                null,
                null,
                null,
                null,
                item.published(),
                item.backlog(),
                entry.story(),
                List.of());
    }

    /** A move with other stories near it. */
    TapeRow with(List<TapeEntry.LinkedStory> near) {
        return new TapeRow(
                desk,
                sequence,
                time,
                kind,
                late,
                id,
                source,
                precision,
                title,
                summary,
                link,
                category,
                symbols,
                move,
                severity,
                changePercent,
                zScore,
                from,
                published,
                backlog,
                story,
                near);
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Not between the halves of a surrogate pair: the page would show a broken character.
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
