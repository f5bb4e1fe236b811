package tidewire.ingest.feed.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

    private boolean heldBack;

    public SeenItems(Collection<SeenItem> remembered) {
        remembered.forEach(this::put);
    }

    /**
     * An item of a document that is new, revised, or known under other words or names than were remembered.
     *
     * @param seen what is to be remembered from now on
     * @param news whether it is to be published, as {@code seen.revision()}
     */
    public record Change(FeedItem item, SeenItem seen, boolean news) {}

    /**
     * What a document changes, in its order. Nothing is remembered before {@link #remember}.
     *
     * @param now when the document was asked for
     */
    public List<Change> changes(List<FeedItem> items, Instant now) {
        heldBack = false;
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
        List<Change> changes = new ArrayList<>();
        for (FeedItem item : document) {
            SeenItem present = matched.get(item);
            if (present == null) {
                present = renamed(item, groups.keySet(), taken);
            }
            if (present == null) {
                present = SeenItem.first(freeId(item, taken), item);
            }
            taken.add(present.id());
            SeenItem before = byId.get(present.id());
            if (!present.equals(before)) {
                changes.add(new Change(item, present, present.isNews(before)));
            }
        }
        return changes;
    }

    /** Finds the items of a document that have the same name. */
    private void match(
            String key, List<FeedItem> group, Instant now, Map<FeedItem, SeenItem> matched, Set<String> taken) {
        List<SeenItem> known = new ArrayList<>();
        idsByKey.getOrDefault(key, Set.of()).forEach(id -> known.add(Objects.requireNonNull(byId.get(id))));
        List<FeedItem> left = new ArrayList<>(group);
        // Who says now what it said last has the first claim: other words may be an earlier form of it, or another
        // item.
        left.removeIf(item -> sameAs(known, item, seen -> seen.saysNow(SeenItem.words(item)), now, matched, taken));
        left.removeIf(item -> sameAs(known, item, seen -> seen.says(SeenItem.words(item)), now, matched, taken));
        boolean namesOne = known.size() == 1 && group.size() == 1;
        for (FeedItem item : left) {
            SeenItem before = namesOne ? known.get(0) : meant(item, group, known, taken);
            if (before != null && !taken.contains(before.id())) {
                taken.add(before.id());
                matched.put(item, present(before, item, now));
            }
        }
    }

    private boolean sameAs(
            List<SeenItem> known,
            FeedItem item,
            Predicate<SeenItem> same,
            Instant now,
            Map<FeedItem, SeenItem> matched,
            Set<String> taken) {
        SeenItem seen = known.stream().filter(same).findFirst().orElse(null);
        if (seen == null) {
            return false;
        }
        // An earlier form beside the present one is none of its changes.
        matched.put(item, taken.add(seen.id()) ? present(seen, item, now) : seen);
        return true;
    }

    private SeenItem present(SeenItem before, FeedItem item, Instant now) {
        SeenItem present = before.as(item, now);
        heldBack |= present.isUntold(item);
        return present;
    }

    /** Whether the last document changes an item in a way that is to be told later: it must be had again then. */
    public boolean heldBack() {
        return heldBack;
    }

    /** Of several under one name the one that has this address for itself, or this title. */
    private static @Nullable SeenItem meant(
            FeedItem item, List<FeedItem> group, List<SeenItem> known, Set<String> taken) {
        String link = SeenItem.link(item);
        boolean ownLink = item.link() != null
                && group.stream()
                                .filter(other -> SeenItem.link(other).equals(link))
                                .count()
                        == 1
                && known.stream().filter(other -> other.link().equals(link)).count() == 1;
        return known.stream()
                .filter(seen -> !taken.contains(seen.id()))
                .filter(seen ->
                        ownLink ? seen.link().equals(link) : seen.title().equals(SeenItem.title(item)))
                .findFirst()
                .orElse(null);
    }

    /** The same words as an item that is no longer there under its own name. */
    private @Nullable SeenItem renamed(FeedItem item, Set<String> present, Set<String> taken) {
        boolean unmistakable = item.text() != null && item.text().length() >= UNMISTAKABLE
                || item.summary() != null && item.summary().length() >= UNMISTAKABLE;
        for (String id : idsByWords.getOrDefault(SeenItem.words(item), Set.of())) {
            SeenItem seen = Objects.requireNonNull(byId.get(id));
            if (!taken.contains(id)
                    && !present.contains(seen.key())
                    && (unmistakable || item.link() == null || seen.link().equals(SeenItem.link(item)))) {
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
    public List<String> remember(List<FeedItem> document, List<Change> changes) {
        changes.forEach(change -> put(change.seen()));
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

    private void put(SeenItem seen) {
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
