package tidewire.ingest.feed.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tidewire.events.NewsItem;

/**
 * What a feed has shown already, so that a poll publishes only what is new or changed. Bounded: what has not been
 * shown for longest is forgotten first. Forgetting costs a repeated record, which readers drop by its id.
 */
public final class SeenItems {
    private final Map<String, Integer> versions;

    public SeenItems(int capacity) {
        versions = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Items that are new or whose words have changed. */
    public List<NewsItem> unseen(List<NewsItem> items) {
        return items.stream()
                .filter(item -> !Objects.equals(versions.get(item.id()), version(item)))
                .toList();
    }

    public void add(List<NewsItem> items) {
        items.forEach(item -> versions.put(item.id(), version(item)));
    }

    /** Without the time: an undated item has another one at each poll. */
    private static Integer version(NewsItem item) {
        return Objects.hash(item.title(), item.summary(), item.text(), item.link());
    }
}
