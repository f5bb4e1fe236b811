package tidewire.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps that are written in the order of their keys, so that equal records are equal bytes. */
final class Sorted {
    private Sorted() {}

    static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
