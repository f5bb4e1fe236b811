package tidewire.ingest.feed.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;

/** What is known under one name, found by what tells an item of a document from the others that have it: a feed may give one to thousands. */
final class SameName {
    private final Map<String, SeenItem> byPresentWords = new HashMap<>();
    private final Map<String, SeenItem> byWords = new HashMap<>();
    private final Map<String, Deque<SeenItem>> byTitle = new HashMap<>();
    private final Map<String, Deque<SeenItem>> byLink = new HashMap<>();
    /** How many items of the document have an address. */
    private final Map<String, Integer> links = new HashMap<>();

    private final @Nullable SeenItem only;

    /** @param group items of the document under this name */
    SameName(List<SeenItem> known, Collection<FeedItem> group) {
        for (SeenItem seen : known) {
            byPresentWords.putIfAbsent(seen.wordsNow(), seen);
            seen.words().forEach(words -> byWords.putIfAbsent(words, seen));
            byTitle.computeIfAbsent(seen.title(), title -> new ArrayDeque<>()).add(seen);
            byLink.computeIfAbsent(seen.link(), link -> new ArrayDeque<>()).add(seen);
        }
        group.forEach(item -> links.merge(SeenItem.link(item), 1, Integer::sum));
        only = known.size() == 1 && group.size() == 1 ? known.get(0) : null;
    }

    @Nullable
    SeenItem thatSaysNow(FeedItem item) {
        return byPresentWords.get(SeenItem.words(item));
    }

    @Nullable
    SeenItem thatHasSaid(FeedItem item) {
        return byWords.get(SeenItem.words(item));
    }

    /** The only one; of several that which has this address for itself, or this title. */
    @Nullable
    SeenItem thatIsMeantBy(FeedItem item, Set<String> taken) {
        if (only != null) {
            return taken.contains(only.id()) ? null : only;
        }
        String link = SeenItem.link(item);
        Deque<SeenItem> there = byLink.get(link);
        boolean ownLink =
                item.link() != null && Integer.valueOf(1).equals(links.get(link)) && there != null && there.size() == 1;
        Deque<SeenItem> meant = ownLink ? there : byTitle.get(SeenItem.title(item));
        while (meant != null && !meant.isEmpty()) {
            SeenItem seen = meant.peek();
            if (!taken.contains(seen.id())) {
                return seen;
            }
            if (ownLink) {
                return null;
            }
            meant.poll();
        }
        return null;
    }
}
