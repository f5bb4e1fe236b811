package tidewire.llm.chat.jinja;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code value | filter(arguments)}. */
final class Filters {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionalInterface
    interface Filter {
        @Nullable
        Object apply(@Nullable Object value, List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
    }

    private static final Map<String, Filter> ALL = Map.ofEntries(
            Map.entry("trim", (v, args, named) -> Methods.strip(Values.text(v), args, true, true)),
            Map.entry("upper", (v, args, named) -> Values.text(v).toUpperCase(Locale.ROOT)),
            Map.entry("lower", (v, args, named) -> Values.text(v).toLowerCase(Locale.ROOT)),
            Map.entry("title", (v, args, named) -> Methods.title(Values.text(v))),
            Map.entry("capitalize", (v, args, named) -> Methods.capitalize(Values.text(v))),
            Map.entry(
                    "replace",
                    (v, args, named) -> Values.text(v).replace(Methods.text(args, 0), Methods.text(args, 1))),
            Map.entry("string", (v, args, named) -> Values.text(v)),
            Map.entry("safe", (v, args, named) -> v),
            Map.entry("length", (v, args, named) -> Values.length(v)),
            Map.entry("count", (v, args, named) -> Values.length(v)),
            Map.entry("int", (v, args, named) -> toWhole(v)),
            Map.entry("first", (v, args, named) -> Access.item(listOf(v), 0L)),
            Map.entry("last", (v, args, named) -> Access.item(listOf(v), -1L)),
            Map.entry("list", (v, args, named) -> Values.items(v)),
            Map.entry("items", (v, args, named) -> v instanceof Map<?, ?> m ? Methods.pairs(m) : new ArrayList<>()),
            Map.entry(
                    "reverse", (v, args, named) -> Access.slice(v instanceof String ? v : listOf(v), null, null, -1L)),
            Map.entry("unique", (v, args, named) -> new ArrayList<>(new LinkedHashSet<>(Values.items(v)))),
            Map.entry("join", Filters::join),
            Map.entry("default", Filters::otherwise),
            Map.entry("d", Filters::otherwise),
            Map.entry("tojson", Filters::json),
            Map.entry("indent", Filters::indent),
            Map.entry("map", Filters::map),
            Map.entry("select", (v, args, named) -> chosen(v, test(args, 0)::test)),
            Map.entry("reject", (v, args, named) -> chosen(v, test(args, 0).negate()::test)),
            Map.entry("selectattr", (v, args, named) -> chosen(v, onAttribute(args))),
            Map.entry(
                    "rejectattr",
                    (v, args, named) -> chosen(v, onAttribute(args).negate())));

    private Filters() {}

    static @Nullable Filter find(String name) {
        return ALL.get(name);
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        return Values.items(value);
    }

    private static Object toWhole(@Nullable Object value) {
        if (value instanceof Number n) {
            return n.longValue();
        }
        String text = Values.text(value).strip();
        return text.matches("[+-]?\\d{1,18}") ? Long.parseLong(text) : 0L;
    }

    private static Object join(
            @Nullable Object value, List<@Nullable Object> args, Map<String, @Nullable Object> named) {
        Object attribute = named.get("attribute");
        return String.join(
                args.isEmpty() ? "" : Values.text(args.get(0)),
                Values.items(value).stream()
                        .map(v -> Values.text(attribute == null ? v : Access.item(v, attribute)))
                        .toList());
    }

    private static @Nullable Object otherwise(
            @Nullable Object value, List<@Nullable Object> args, Map<String, @Nullable Object> named) {
        Object instead = args.isEmpty() ? named.getOrDefault("default_value", "") : args.get(0);
        boolean alsoForFalse = Values.isTrue(args.size() > 1 ? args.get(1) : named.getOrDefault("boolean", false));
        return value instanceof Undefined || (alsoForFalse && !Values.isTrue(value)) ? instead : value;
    }

    /** As Python's json.dumps without escaping, which is what transformers puts in place of Jinja's own. */
    private static Object json(
            @Nullable Object value, List<@Nullable Object> args, Map<String, @Nullable Object> named) {
        Object indent = args.isEmpty() ? named.get("indent") : args.get(0);
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEntrySpacing(indent == null ? Separators.Spacing.AFTER : Separators.Spacing.NONE)
                .withArrayValueSpacing(indent == null ? Separators.Spacing.AFTER : Separators.Spacing.NONE)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        DefaultPrettyPrinter.Indenter lines = indent == null
                ? new DefaultPrettyPrinter.NopIndenter()
                : new DefaultIndenter(" ".repeat((int) Math.min(64, Math.max(0, Values.whole(indent)))), "\n");
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(value instanceof Undefined ? null : value);
        } catch (JsonProcessingException e) {
            throw new TemplateException("cannot write " + Values.type(value) + " as JSON");
        }
    }

    private static Object indent(
            @Nullable Object value, List<@Nullable Object> args, Map<String, @Nullable Object> named) {
        Object width = args.isEmpty() ? named.getOrDefault("width", 4L) : args.get(0);
        boolean first = Values.isTrue(args.size() > 1 ? args.get(1) : named.getOrDefault("first", false));
        String space = " ".repeat((int) Math.min(64, Math.max(0, Values.whole(width))));
        String text = Values.text(value).replaceAll("\n(?=[^\n])", "\n" + space);
        return first ? space + text : text;
    }

    private static Object map(
            @Nullable Object value, List<@Nullable Object> args, Map<String, @Nullable Object> named) {
        Object attribute = named.get("attribute");
        Filter filter = attribute == null ? find(Methods.text(args, 0)) : null;
        if (attribute == null && filter == null) {
            throw new TemplateException("there is no filter " + Methods.text(args, 0));
        }
        List<@Nullable Object> rest = args.isEmpty() ? args : args.subList(1, args.size());
        List<@Nullable Object> mapped = new ArrayList<>();
        for (Object v : Values.items(value)) {
            mapped.add(filter == null ? Access.item(v, attribute) : filter.apply(v, rest, Map.of()));
        }
        return mapped;
    }

    private static List<@Nullable Object> chosen(@Nullable Object value, Predicate<@Nullable Object> test) {
        List<@Nullable Object> chosen = new ArrayList<>();
        for (Object v : Values.items(value)) {
            if (test.test(v)) {
                chosen.add(v);
            }
        }
        return chosen;
    }

    private static Predicate<@Nullable Object> onAttribute(List<@Nullable Object> args) {
        String attribute = Methods.text(args, 0);
        Predicate<@Nullable Object> test = test(args, 1);
        return v -> test.test(Access.item(v, attribute));
    }

    /** The test that an argument names, with the arguments after it; without one, truth. */
    private static Predicate<@Nullable Object> test(List<@Nullable Object> args, int index) {
        if (args.size() <= index) {
            return Values::isTrue;
        }
        String name = Methods.text(args, index);
        Tests.Test test = Tests.find(name);
        if (test == null) {
            throw new TemplateException("there is no test " + name);
        }
        List<@Nullable Object> rest = args.subList(index + 1, args.size());
        return v -> test.holds(v, rest);
    }
}
