package tidewire.ingest.feed.state;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;

/**
 * What is remembered of an item: hashes, never its words. "Words" are its title, summary and text.
 *
 * @param id its identity within the feed
 * @param key hash of what the feed names it by
 * @param link hash of its address
 * @param title hash of the title that was told last
 * @param words hashes of the words that it has been seen with
 * @param revision of what was told last
 * @param told hashes of the words that were told, the last one last
 * @param titles hashes of the titles that were told before the last
 * @param tellings of the last day
 */
public record SeenItem(
        String id,
        String key,
        String link,
        String title,
        List<String> words,
        int revision,
        List<String> told,
        List<String> titles,
        List<Telling> tellings) {
    private static final int MOST_KEPT = 8;
    private static final int DIGITS = 16;

    public SeenItem {
        // Memory of before changes were counted by time.
        told = Objects.requireNonNullElse(told, words);
        titles = Objects.requireNonNullElse(titles, List.of());
        tellings = Objects.requireNonNullElse(tellings, List.of());
    }

    static SeenItem first(String id, FeedItem item) {
        List<String> words = List.of(words(item));
        return new SeenItem(id, key(item), link(item), title(item), words, 0, words, List.of(), List.of());
    }

    /** What the feed names the item by: its guid, else its address, else its words. */
    static String key(FeedItem item) {
        String name = item.guid() != null ? item.guid() : item.link();
        return name == null ? Hash.of(DIGITS, "", item.title(), item.text()) : Hash.of(DIGITS, name);
    }

    static String link(FeedItem item) {
        return Hash.of(DIGITS, item.link());
    }

    static String title(FeedItem item) {
        return Hash.of(DIGITS, item.title());
    }

    static String words(FeedItem item) {
        return Hash.of(DIGITS, item.title(), item.summary(), item.text());
    }

    boolean says(String someWords) {
        return words.contains(someWords);
    }

    /** Whether these are the words that were told last. */
    boolean saysNow(String someWords) {
        return someWords.equals(told.get(told.size() - 1));
    }

    /** The same item under another name, or at another address. */
    SeenItem named(FeedItem item) {
        return new SeenItem(id, key(item), link(item), title, words, revision, told, titles, tellings);
    }

    /**
     * The item as it stands now. Its revision is counted up when that is to be told; what is not told for there was too much
     * before is told later if it still stands.
     */
    SeenItem as(FeedItem item, Instant now) {
        String present = words(item);
        SeenItem seen = named(item).seen(present);
        Telling.Kind kind = change(title(item), present);
        return kind != null && kind.mayBeTold(tellings, now) ? seen.telling(kind, title(item), present, now) : seen;
    }

    /** Whether the item as it stands is worth telling, and has not been told. */
    boolean isUntold(FeedItem item) {
        return change(title(item), words(item)) != null;
    }

    private Telling.@Nullable Kind change(String newTitle, String present) {
        if (saysNow(present)) {
            return null;
        }
        if (!newTitle.equals(title)) {
            return titles.contains(newTitle) ? Telling.Kind.TITLE_AGAIN : Telling.Kind.TITLE;
        }
        // A text that comes back was told.
        return told.contains(present) ? null : Telling.Kind.TEXT;
    }

    private SeenItem seen(String present) {
        List<String> all = says(present) ? words : last(words, present);
        return new SeenItem(id, key, link, title, all, revision, told, titles, tellings);
    }

    private SeenItem telling(Telling.Kind kind, String newTitle, String present, Instant now) {
        return new SeenItem(
                id,
                key,
                link,
                newTitle,
                words,
                revision + 1,
                last(told, present),
                newTitle.equals(title) ? titles : last(titles, title),
                Telling.with(tellings, kind, now));
    }

    /** With that as the last, once. */
    private static List<String> last(List<String> before, String hash) {
        List<String> all = Stream.concat(before.stream().filter(other -> !other.equals(hash)), Stream.of(hash))
                .toList();
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_KEPT), all.size()));
    }

    /** Whether this is worth telling to who knows {@code before}. */
    boolean isNews(@Nullable SeenItem before) {
        return before == null || before.revision != revision;
    }
}
