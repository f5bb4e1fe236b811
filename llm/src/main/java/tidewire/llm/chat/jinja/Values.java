package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Python's rules for the values of templates: null (None), {@link Undefined}, Boolean, Long, Double, String, List, Map and
 * {@link Callable}.
 */
final class Values {
    private Values() {}

    static boolean isTrue(@Nullable Object value) {
        if (value == null || value instanceof Undefined) {
            return false;
        }
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Number n) {
            return n.doubleValue() != 0;
        }
        if (value instanceof String s) {
            return !s.isEmpty();
        }
        if (value instanceof Collection<?> c) {
            return !c.isEmpty();
        }
        return !(value instanceof Map<?, ?> m) || !m.isEmpty();
    }

    static String text(@Nullable Object value) {
        if (value instanceof String s) {
            return s;
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return representation(value);
        }
        return scalar(value);
    }

    private static String scalar(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean b) {
            return b ? "True" : "False";
        }
        return value.toString();
    }

    /** As Python prints a value inside a list. */
    private static String representation(@Nullable Object value) {
        if (value instanceof String s) {
            char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
            String escaped = s.replace("\\", "\\\\")
                    .replace("\n", "\\n")
                    .replace("\t", "\\t")
                    .replace("\r", "\\r");
            return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
        }
        if (value instanceof List<?> list) {
            List<String> parts = new ArrayList<>();
            list.forEach(v -> parts.add(representation(v)));
            String all = String.join(", ", parts);
            if (value instanceof Tuple) {
                return "(" + all + (parts.size() == 1 ? ",)" : ")");
            }
            return "[" + all + "]";
        }
        if (value instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((k, v) -> parts.add(representation(k) + ": " + representation(v)));
            return "{" + String.join(", ", parts) + "}";
        }
        return scalar(value);
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof Undefined && b instanceof Undefined) {
            return true;
        }
        return Objects.equals(a, b);
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        throw new TemplateException("cannot compare " + type(a) + " with " + type(b));
    }

    static boolean contains(@Nullable Object container, @Nullable Object value) {
        if (container instanceof String s) {
            return value instanceof String part && s.contains(part);
        }
        if (container instanceof Map<?, ?> m) {
            return value != null && m.containsKey(value);
        }
        return items(container).stream().anyMatch(v -> equal(v, value));
    }

    /** What a loop over the value goes through: elements, keys of a mapping, characters of a text. */
    static List<@Nullable Object> items(@Nullable Object value) {
        if (value instanceof Collection<?> c) {
            return new ArrayList<>(c);
        }
        if (value instanceof Map<?, ?> m) {
            return new ArrayList<>(m.keySet());
        }
        if (value instanceof String s) {
            List<@Nullable Object> characters = new ArrayList<>();
            s.codePoints().forEach(c -> characters.add(Character.toString(c)));
            return characters;
        }
        if (value instanceof Undefined) {
            return new ArrayList<>();
        }
        throw new TemplateException("cannot go through " + type(value));
    }

    static long length(@Nullable Object value) {
        return value instanceof String s
                ? s.codePointCount(0, s.length())
                : items(value).size();
    }

    static long whole(@Nullable Object value) {
        if (value instanceof Long l) {
            return l;
        }
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        throw new TemplateException("expected a whole number, found " + type(value));
    }

    static String type(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Undefined u) {
            return "\"" + u.name() + "\", which is undefined";
        }
        if (value instanceof Map<?, ?>) {
            return "a mapping";
        }
        if (value instanceof Collection<?>) {
            return "a list";
        }
        if (value instanceof Callable) {
            return "a function";
        }
        return (value instanceof String ? "the text \"" : "the value \"") + value + "\"";
    }
}
