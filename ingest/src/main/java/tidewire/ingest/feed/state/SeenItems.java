package tidewire.ingest.feed.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;

/**
 * Which items of a feed are which, over all its polls. The feed's guid names an item; but feeds give one guid to many
 * items, a new one to the same item at each poll, or none. So: equal words under a guid are the item; other words under
 * a guid that names one item are its revision; under a guid that names several, the one with the same address or title
 * is meant, else it is another; and words that were here under a guid that is gone are the same item under a new name.
 *
 * <p>Remembers at least what the document holds, and so publishes nothing again. One poll at a time.
 */
public final class SeenItems {
    private static final int LEAST = 5_000;
    private static final int MAX_ID = 300;
    /** Words of so many characters are no coincidence, whatever their address. */
    private static final int UNMISTAKABLE = 200;

    private final Map<String, SeenItem> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> idsByKey = new HashMap<>();
    private final Map<String, Set<String>> idsByWords = new HashMap<>();

    private @Nullable Instant toldLater;

    public SeenItems(Collection<SeenItem> remembered) {
        remembered.forEach(this::put);
    }

    /**
     * An item of a document that is new, revised, or known under other words or names than were remembered.
     *
     * @param seen what is to be remembered from now on
     * @param news whether it is to be published, as {@code seen.revision()}; again when nobody knows whether it has been
     */
    public record Change(FeedItem item, SeenItem seen, boolean news) {}

    /**
     * What a document changes, in its order. Nothing is remembered before {@link #remember}.
     *
     * @param now when the document was asked for
     */
    public List<Change> changes(List<FeedItem> items, Instant now) {
        toldLater = null;
        // Listed twice is there once.
        Set<String> listed = new HashSet<>();
        List<FeedItem> document = items.stream()
                .filter(item -> listed.add(SeenItem.key(item) + SeenItem.words(item)))
                .toList();
        Map<String, List<FeedItem>> groups = new LinkedHashMap<>();
        document.forEach(item -> groups.computeIfAbsent(SeenItem.key(item), k -> new ArrayList<>())
                .add(item));
        Map<FeedItem, SeenItem> matched = new HashMap<>();
        Set<String> taken = new HashSet<>();
        groups.forEach((key, group) -> match(key, group, now, matched, taken));
        Map<String, List<SeenItem>> gone = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (FeedItem item : document) {
            SeenItem present = matched.get(item);
            if (present == null) {
                present = renamed(item, groups.keySet(), taken, gone);
            }
            if (present == null) {
                present = SeenItem.first(freeId(item, taken), item);
            }
            taken.add(present.id());
            SeenItem before = byId.get(present.id());
            boolean news = present.isNews(item, before);
            if (news || !present.equals(before)) {
                changes.add(new Change(item, present, news));
            }
        }
        return changes;
    }

    /** Finds the items of a document that have the same name. */
    private void match(
            String key, List<FeedItem> group, Instant now, Map<FeedItem, SeenItem> matched, Set<String> taken) {
        SameName known = new SameName(
                idsByKey.getOrDefault(key, Set.of()).stream()
                        .map(id -> Objects.requireNonNull(byId.get(id)))
                        .toList(),
                group);
        List<FeedItem> left = new ArrayList<>(group);
        // Who says now what it said last has the first claim: other words may be an earlier form of it, or another
        // item.
        left.removeIf(item -> sameAs(known.thatSaysNow(item), item, now, matched, taken));
        left.removeIf(item -> sameAs(known.thatHasSaid(item), item, now, matched, taken));
        for (FeedItem item : left) {
            SeenItem before = known.thatIsMeantBy(item, taken);
            if (before != null) {
                taken.add(before.id());
                matched.put(item, present(before, item, now));
            }
        }
    }

    private boolean sameAs(
            @Nullable SeenItem seen, FeedItem item, Instant now, Map<FeedItem, SeenItem> matched, Set<String> taken) {
        if (seen == null) {
            return false;
        }
        // An earlier form beside the present one is none of its changes.
        matched.put(item, taken.add(seen.id()) ? present(seen, item, now) : seen);
        return true;
    }

    private SeenItem present(SeenItem before, FeedItem item, Instant now) {
        SeenItem present = before.as(item, now);
        Instant later = present.toldLater(item, now);
        if (later != null && (toldLater == null || later.isBefore(toldLater))) {
            toldLater = later;
        }
        return present;
    }

    /**
     * When something of the last document may be told that is not told now, for there was too much before: the document must be
     * had again then. Null when all is told.
     */
    public @Nullable Instant toldLater() {
        return toldLater;
    }

    /**
     * The same words as an item that is no longer there under its own name.
     *
     * @param gone of each words the items that may be meant; those that are not are taken out
     */
    private @Nullable SeenItem renamed(
            FeedItem item, Set<String> present, Set<String> taken, Map<String, List<SeenItem>> gone) {
        boolean unmistakable = item.text() != null && item.text().length() >= UNMISTAKABLE
                || item.summary() != null && item.summary().length() >= UNMISTAKABLE;
        List<SeenItem> candidates = gone.computeIfAbsent(
                SeenItem.words(item),
                words -> idsByWords.getOrDefault(words, Set.of()).stream()
                        .map(id -> Objects.requireNonNull(byId.get(id)))
                        .filter(seen -> !present.contains(seen.key()))
                        .collect(Collectors.toCollection(LinkedList::new)));
        String link = SeenItem.link(item);
        for (Iterator<SeenItem> all = candidates.iterator(); all.hasNext(); ) {
            SeenItem seen = all.next();
            if (taken.contains(seen.id())) {
                all.remove();
            } else if (unmistakable || item.link() == null || seen.link().equals(link)) {
                return seen.named(item);
            }
        }
        return null;
    }

    /** The guid itself where it is free; else with something of what tells this item from the others. */
    private String freeId(FeedItem item, Set<String> taken) {
        String name = item.guid() != null ? item.guid() : item.link();
        String id = name == null
                ? Hash.of(24, item.title(), item.text())
                : name.length() > MAX_ID ? Hash.of(24, name) : name;
        String free = id;
        for (int i = 0; taken.contains(free) || byId.containsKey(free); i++) {
            free = id + "~" + Hash.of(8, item.link(), item.title(), i == 0 ? "" : SeenItem.words(item) + i);
        }
        return free;
    }

    /** Remembers; what has not been here for longest is forgotten, and its ids are given back. */
    public List<String> remember(List<FeedItem> document, Collection<SeenItem> changed) {
        changed.forEach(this::put);
        Set<String> keys = new HashSet<>();
        document.forEach(item -> keys.add(SeenItem.key(item)));
        // To the end with what is here now.
        List<SeenItem> present =
                byId.values().stream().filter(seen -> keys.contains(seen.key())).toList();
        present.forEach(seen -> byId.remove(seen.id()));
        present.forEach(seen -> byId.put(seen.id(), seen));
        int most = Math.max(LEAST, 2 * document.size());
        List<String> forgotten =
                byId.keySet().stream().limit(Math.max(0, byId.size() - most)).toList();
        forgotten.forEach(this::forget);
        return forgotten;
    }

    /** Remembers what is known of an item. */
    public void put(SeenItem seen) {
        forget(seen.id());
        byId.put(seen.id(), seen);
        idsByKey.computeIfAbsent(seen.key(), k -> new LinkedHashSet<>()).add(seen.id());
        seen.words()
                .forEach(words -> idsByWords
                        .computeIfAbsent(words, k -> new LinkedHashSet<>())
                        .add(seen.id()));
    }

    private void forget(String id) {
        SeenItem before = byId.remove(id);
        if (before != null) {
            remove(idsByKey, before.key(), id);
            before.words().forEach(words -> remove(idsByWords, words, id));
        }
    }

    private static void remove(Map<String, Set<String>> index, String key, String id) {
        Set<String> ids = index.get(key);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            index.remove(key);
        }
    }
}
