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
 * @param sending since when what was told last is on its way to Kafka, which has not said yet that it has it; or null
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
        List<Telling> tellings,
        @Nullable Instant sending) {
    private static final int MOST_KEPT = 8;
    private static final int DIGITS = 16;

    public SeenItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an item that says nothing");
        }
        // Memory of before changes were counted by time.
        told = told == null || told.isEmpty() ? words : told;
        titles = Objects.requireNonNullElse(titles, List.of());
        tellings = Objects.requireNonNullElse(tellings, List.of());
    }

    static SeenItem first(String id, FeedItem item) {
        List<String> words = List.of(words(item));
        return new SeenItem(id, key(item), link(item), title(item), words, 0, words, List.of(), List.of(), null);
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

    private boolean says(String someWords) {
        return words.contains(someWords);
    }

    /** Hash of the words that were told last. */
    String wordsNow() {
        return told.get(told.size() - 1);
    }

    private boolean saysNow(String someWords) {
        return someWords.equals(wordsNow());
    }

    /** The same item under another name, or at another address. */
    SeenItem named(FeedItem item) {
        return new SeenItem(id, key(item), link(item), title, words, revision, told, titles, tellings, sending);
    }

    /**
     * On its way to Kafka. That is remembered before anything is sent: whoever goes on after a kill, or after Kafka has refused
     * something, must not give the same revision to other words, for readers may have it.
     */
    public SeenItem sending(Instant now) {
        return with(now);
    }

    /** Kafka has what was told last. */
    public SeenItem sent() {
        return with(null);
    }

    private SeenItem with(@Nullable Instant since) {
        return new SeenItem(id, key, link, title, words, revision, told, titles, tellings, since);
    }

    /** Whether nobody knows if what was told last has arrived. */
    public boolean unsure() {
        return sending != null;
    }

    /**
     * The item as it stands now. Its revision is counted up when that is to be told; what is not told for there was too much
     * before is told later if it still stands. Where nobody knows what has arrived, other words are told in any case.
     */
    SeenItem as(FeedItem item, Instant now) {
        String present = words(item);
        SeenItem seen = named(item).seen(present);
        Telling.Kind kind = change(title(item), present);
        return kind != null && (unsure() || !now.isBefore(kind.next(tellings, now)))
                ? seen.telling(kind, title(item), present, now)
                : seen;
    }

    /** When the item as it stands may be told, though it is not told now; null when there is nothing to tell. */
    @Nullable
    Instant toldLater(FeedItem item, Instant now) {
        Telling.Kind kind = change(title(item), words(item));
        return kind == null ? null : kind.next(tellings, now);
    }

    private Telling.@Nullable Kind change(String newTitle, String present) {
        if (saysNow(present)) {
            return null;
        }
        if (!newTitle.equals(title)) {
            return titles.contains(newTitle) ? Telling.Kind.TITLE_AGAIN : Telling.Kind.TITLE;
        }
        // A text that comes back was told.
        return told.contains(present) && !unsure() ? null : Telling.Kind.TEXT;
    }

    private SeenItem seen(String present) {
        List<String> all = says(present) ? words : last(words, present);
        return new SeenItem(id, key, link, title, all, revision, told, titles, tellings, sending);
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
                Telling.with(tellings, kind, now),
                sending);
    }

    /** With that as the last, once. */
    private static List<String> last(List<String> before, String hash) {
        List<String> all = Stream.concat(before.stream().filter(other -> !other.equals(hash)), Stream.of(hash))
                .toList();
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_KEPT), all.size()));
    }

    /** Whether this is worth telling to who knows {@code before}: again, where nobody knows whether that has arrived. */
    boolean isNews(FeedItem item, @Nullable SeenItem before) {
        return before == null || before.revision != revision || (unsure() && saysNow(words(item)));
    }
}
