package tidewire.llm;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a model was taught beyond its language, as its files say: the name of a format, and numbers of tokens in it or limits. The
 * engine makes nothing of it.
 *
 * @param format for example {@code tape-2}; empty for a model that was taught nothing
 * @param numbers by name, for example {@code marker.line} {@code check.yes} or {@code gate.check}
 */
public record Taught(String format, Map<String, Integer> numbers) {
    public static final Taught NOTHING = new Taught("", Map.of());

    public Taught {
        numbers = Map.copyOf(new TreeMap<>(numbers));
    }

    /** Is it a weight, which may be negative, and no id or limit? */
    public static boolean mayBeNegative(String name) {
        return name.startsWith("certainty.");
    }

    public OptionalInt number(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
