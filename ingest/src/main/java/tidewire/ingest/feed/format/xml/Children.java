package tidewire.ingest.feed.format.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The children of an element by {@link ElementVocabulary#key}, looked through once; behind them what media modules wrap into
 * an element of their own.
 */
final class Children {
    private final Map<String, List<Element>> byKey = new HashMap<>();

    Children(Element parent) {
        parent.children().forEach(this::add);
        wrapped("media:group").forEach(this::add);
        wrapped("media:content").forEach(this::add);
    }

    private void add(Element child) {
        byKey.computeIfAbsent(ElementVocabulary.key(child), key -> new ArrayList<>())
                .add(child);
    }

    private List<Element> wrapped(String key) {
        return byKey.getOrDefault(key, List.of()).stream()
                .flatMap(wrapper -> wrapper.children().stream())
                .filter(child -> ElementVocabulary.key(child).startsWith("media:"))
                .toList();
    }

    /** The first element that has something in it, in the order of the keys. */
    @Nullable
    Element first(List<String> keys) {
        for (String key : keys) {
            for (Element child : byKey.getOrDefault(key, List.of())) {
                if (child.childrenSize() > 0 || !child.wholeText().isBlank()) {
                    return child;
                }
            }
        }
        return null;
    }

    List<Element> all(List<String> keys) {
        return keys.stream()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .toList();
    }
}
