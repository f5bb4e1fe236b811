package tidewire.dashboard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for; null means any.
 *
 * @param from inclusive
 * @param to exclusive
 * @param words all of these, each as the beginning of a word
 * @param after where the page before ended
 * @param limit most rows of the page
 */
public record Filter(
        @Nullable String desk,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words,
        @Nullable String subject,
        @Nullable Cursor after,
        int limit) {
    public static Filter last(int limit) {
        return new Filter(null, null, null, null, null, null, limit);
    }

    public Filter ofDesk(@Nullable String name) {
        return new Filter(name, from, to, words, subject, after, limit);
    }

    public Filter about(@Nullable String what) {
        return new Filter(desk, from, to, words, what, after, limit);
    }

    public Filter between(@Nullable Instant first, @Nullable Instant end) {
        return new Filter(desk, first, end, words, subject, after, limit);
    }

    public Filter with(@Nullable String those) {
        return new Filter(desk, from, to, those, subject, after, limit);
    }

    public Filter after(@Nullable Cursor place) {
        return new Filter(desk, from, to, words, subject, place, limit);
    }
}
