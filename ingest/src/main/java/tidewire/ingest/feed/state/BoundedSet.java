package tidewire.ingest.feed.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the last so many hashes. */
public final class BoundedSet {
    private final Map<Integer, Boolean> hashes;

    public BoundedSet(int capacity) {
        hashes = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                return size() > capacity;
            }
        };
    }

    /** True when it was not there. */
    public boolean add(int hash) {
        return hashes.put(hash, true) == null;
    }
}
