package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code a.b}, {@code a[b]} and {@code a[from:to:step]}. */
final class Access {
    private Access() {}

    /** Methods come before keys here, as with a dot in Python. */
    static @Nullable Object attribute(@Nullable Object object, String name) {
        if (object instanceof Undefined u) {
            throw new TemplateException("\"" + u.name() + "\" is undefined, so it has no \"" + name + "\"");
        }
        Callable method = Methods.find(object, name);
        if (method != null) {
            return method;
        }
        return object instanceof Map<?, ?> m && m.containsKey(name) ? m.get(name) : new Undefined(name);
    }

    static @Nullable Object item(@Nullable Object object, @Nullable Object key) {
        if (object instanceof Undefined u) {
            throw new TemplateException("\"" + u.name() + "\" is undefined, so it has no " + Values.text(key));
        }
        if (object instanceof Map<?, ?> m) {
            if (key != null && m.containsKey(key)) {
                return m.get(key);
            }
            return key instanceof String name ? attribute(object, name) : new Undefined(Values.text(key));
        }
        if (key instanceof Long index && (object instanceof List<?> || object instanceof String)) {
            List<@Nullable Object> items = Values.items(object);
            long at = index < 0 ? index + items.size() : index;
            return at >= 0 && at < items.size() ? items.get((int) at) : new Undefined("[" + index + "]");
        }
        return key instanceof String name ? attribute(object, name) : new Undefined(Values.text(key));
    }

    static Object slice(@Nullable Object object, @Nullable Object from, @Nullable Object to, @Nullable Object by) {
        if (!(object instanceof List<?>) && !(object instanceof String)) {
            throw new TemplateException("cannot take a part of " + Values.type(object));
        }
        List<@Nullable Object> items = Values.items(object);
        long size = items.size();
        long step = by == null ? 1 : Values.whole(by);
        if (step == 0) {
            throw new TemplateException("a slice cannot go in steps of 0");
        }
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? size : size - 1;
        long start = bound(from, size, low, high, step > 0 ? low : high);
        long end = bound(to, size, low, high, step > 0 ? high : low);
        List<@Nullable Object> part = new ArrayList<>();
        for (long i = start; step > 0 ? i < end : i > end; i += step) {
            part.add(items.get((int) i));
        }
        if (object instanceof String) {
            StringBuilder text = new StringBuilder();
            part.forEach(text::append);
            return text.toString();
        }
        return part;
    }

    private static long bound(@Nullable Object given, long size, long low, long high, long otherwise) {
        if (given == null) {
            return otherwise;
        }
        long at = Values.whole(given);
        return Math.max(low, Math.min(high, at < 0 ? at + size : at));
    }
}
