package tidewire.ingest.feed.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;

/**
 * What is remembered of an item: hashes, never its words.
 *
 * @param id its identity within the feed
 * @param key hash of what the feed names it by
 * @param link hash of its address
 * @param title hash of its title
 * @param words hashes of its title, summary and text in each revision, the present one last
 * @param revision of what was published last
 * @param ofText how many of the revisions changed the text alone
 */
public record SeenItem(String id, String key, String link, String title, List<String> words, int revision, int ofText) {
    /** A text that varies at each poll (a counter, "3 hours ago") is no news after a few of them. */
    private static final int MOST_OF_TEXT = 3;

    private static final int MOST = 50;
    private static final int MOST_WORDS = 8;
    private static final int DIGITS = 16;

    static SeenItem first(String id, FeedItem item) {
        return new SeenItem(id, key(item), link(item), title(item), List.of(words(item)), 0, 0);
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

    /** The same item under another name, or at another address. */
    SeenItem named(FeedItem item) {
        return new SeenItem(id, key(item), link(item), title, words, revision, ofText);
    }

    /** The item with its new words. Its revision is counted up when that is worth telling. */
    SeenItem changed(FeedItem item) {
        boolean titleChanged = !title(item).equals(title);
        boolean told = revision < MOST && (titleChanged || ofText < MOST_OF_TEXT);
        List<String> all = new ArrayList<>(words);
        all.add(words(item));
        return new SeenItem(
                id,
                key(item),
                link(item),
                title(item),
                List.copyOf(all.subList(Math.max(0, all.size() - MOST_WORDS), all.size())),
                told ? revision + 1 : revision,
                told && !titleChanged ? ofText + 1 : ofText);
    }

    /** Whether this is worth telling to who knows {@code before}. */
    boolean isNews(@Nullable SeenItem before) {
        return before == null || before.revision != revision;
    }
}
