package tidewire.llm.chat.jinja;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value is test}. */
final class Tests {
    @FunctionalInterface
    interface Test {
        boolean holds(@Nullable Object value, List<@Nullable Object> arguments);
    }

    private static final Map<String, Test> ALL = Map.ofEntries(
            Map.entry("defined", (v, args) -> !(v instanceof Undefined)),
            Map.entry("undefined", (v, args) -> v instanceof Undefined),
            Map.entry("none", (v, args) -> v == null),
            Map.entry("true", (v, args) -> Boolean.TRUE.equals(v)),
            Map.entry("false", (v, args) -> Boolean.FALSE.equals(v)),
            Map.entry("boolean", (v, args) -> v instanceof Boolean),
            Map.entry("string", (v, args) -> v instanceof String),
            Map.entry("number", (v, args) -> v instanceof Number || v instanceof Boolean),
            Map.entry("integer", (v, args) -> v instanceof Long),
            Map.entry("float", (v, args) -> v instanceof Double),
            Map.entry("mapping", (v, args) -> v instanceof Map),
            Map.entry("sequence", (v, args) -> isSequence(v)),
            Map.entry("iterable", (v, args) -> isSequence(v)),
            Map.entry("callable", (v, args) -> v instanceof Callable),
            Map.entry("odd", (v, args) -> Values.whole(v) % 2 != 0),
            Map.entry("even", (v, args) -> Values.whole(v) % 2 == 0),
            Map.entry("divisibleby", (v, args) -> Math.floorMod(Values.whole(v), Values.whole(args.get(0))) == 0),
            Map.entry("in", (v, args) -> Values.contains(args.get(0), v)),
            Map.entry("equalto", (v, args) -> Values.equal(v, args.get(0))),
            Map.entry("eq", (v, args) -> Values.equal(v, args.get(0))),
            Map.entry("==", (v, args) -> Values.equal(v, args.get(0))),
            Map.entry("ne", (v, args) -> !Values.equal(v, args.get(0))),
            Map.entry("!=", (v, args) -> !Values.equal(v, args.get(0))),
            Map.entry("lower", (v, args) -> v instanceof String s && s.equals(s.toLowerCase(java.util.Locale.ROOT))),
            Map.entry("upper", (v, args) -> v instanceof String s && s.equals(s.toUpperCase(java.util.Locale.ROOT))));

    private Tests() {}

    static @Nullable Test find(String name) {
        return ALL.get(name);
    }

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof Collection || value instanceof String || value instanceof Map;
    }
}
