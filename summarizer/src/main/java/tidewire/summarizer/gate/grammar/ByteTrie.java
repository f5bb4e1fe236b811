package tidewire.summarizer.gate.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their UTF-8 bytes, each with values.
 *
 * @param <V> what a text stands for
 */
public final class ByteTrie<V> {
    private final Map<Byte, ByteTrie<V>> children = new HashMap<>();
    private final List<V> values = new ArrayList<>();

    public void put(String text, V value) {
        ByteTrie<V> node = this;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            node = node.children.computeIfAbsent(b, key -> new ByteTrie<>());
        }
        node.values.add(value);
    }

    /** What goes on with a byte, or null. */
    public @Nullable ByteTrie<V> child(byte b) {
        return children.get(b);
    }

    /** Values of the text that ends here, in the order in which they were put. */
    public List<V> values() {
        return values;
    }

    public boolean goesOn() {
        return !children.isEmpty();
    }
}
