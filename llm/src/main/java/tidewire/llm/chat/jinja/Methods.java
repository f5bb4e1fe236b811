package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's methods of texts, mappings and lists that chat templates use. */
final class Methods {
    private Methods() {}

    /** @return the method bound to the object; null if it has none of that name */
    static @Nullable Callable find(@Nullable Object object, String name) {
        if (object instanceof String s) {
            return ofText(s, name);
        }
        if (object instanceof Map<?, ?> m) {
            return ofMapping(m, name);
        }
        return object instanceof List<?> l ? ofList(l, name) : null;
    }

    private static @Nullable Callable ofText(String s, String name) {
        return switch (name) {
            case "strip" -> (args, named) -> strip(s, args, true, true);
            case "lstrip" -> (args, named) -> strip(s, args, true, false);
            case "rstrip" -> (args, named) -> strip(s, args, false, true);
            case "split" -> (args, named) -> split(s, args);
            case "splitlines" ->
                (args, named) -> new ArrayList<Object>(s.lines().toList());
            case "startswith" -> (args, named) -> anyOf(args, s::startsWith);
            case "endswith" -> (args, named) -> anyOf(args, s::endsWith);
            case "upper" -> (args, named) -> s.toUpperCase(Locale.ROOT);
            case "lower" -> (args, named) -> s.toLowerCase(Locale.ROOT);
            case "title" -> (args, named) -> title(s);
            case "capitalize" -> (args, named) -> capitalize(s);
            case "replace" -> (args, named) -> s.replace(text(args, 0), text(args, 1));
            case "find" -> (args, named) -> (long) s.indexOf(text(args, 0));
            case "count" -> (args, named) -> (long) (s.split(Pattern.quote(text(args, 0)), -1).length - 1);
            case "join" ->
                (args, named) -> String.join(
                        s, Values.items(args.get(0)).stream().map(Values::text).toList());
            case "isdigit" -> (args, named) -> !s.isEmpty() && s.chars().allMatch(Character::isDigit);
            default -> null;
        };
    }

    private static @Nullable Callable ofMapping(Map<?, ?> m, String name) {
        return switch (name) {
            case "items" -> (args, named) -> pairs(m);
            case "keys" -> (args, named) -> new ArrayList<@Nullable Object>(m.keySet());
            case "values" -> (args, named) -> new ArrayList<@Nullable Object>(m.values());
            case "get" ->
                (args, named) ->
                        m.containsKey(text(args, 0)) ? m.get(text(args, 0)) : args.size() > 1 ? args.get(1) : null;
            default -> null;
        };
    }

    /** Lists are not changed by templates: transformers renders them in a sandbox that forbids it. */
    private static @Nullable Callable ofList(List<?> l, String name) {
        return switch (name) {
            case "index" -> (args, named) -> (long) l.indexOf(args.get(0));
            case "count" ->
                (args, named) ->
                        l.stream().filter(v -> Values.equal(v, args.get(0))).count();
            default -> null;
        };
    }

    static List<@Nullable Object> pairs(Map<?, ?> m) {
        List<@Nullable Object> pairs = new ArrayList<>();
        m.forEach((k, v) -> pairs.add(new Tuple(Arrays.asList(k, v))));
        return pairs;
    }

    static String strip(String s, List<@Nullable Object> args, boolean left, boolean right) {
        String characters = args.isEmpty() || args.get(0) == null ? null : text(args, 0);
        int from = 0;
        int to = s.length();
        while (left && from < to && isStripped(s.charAt(from), characters)) {
            from++;
        }
        while (right && to > from && isStripped(s.charAt(to - 1), characters)) {
            to--;
        }
        return s.substring(from, to);
    }

    private static boolean isStripped(char c, @Nullable String characters) {
        // Python counts the no-break space as whitespace, Java does not
        return characters == null
                ? Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085'
                : characters.indexOf(c) >= 0;
    }

    private static List<@Nullable Object> split(String s, List<@Nullable Object> args) {
        int limit = args.size() > 1 ? (int) Math.min(Integer.MAX_VALUE - 1, Values.whole(args.get(1))) : -1;
        if (args.isEmpty() || args.get(0) == null) {
            String stripped = strip(s, List.of(), true, true);
            return stripped.isEmpty()
                    ? new ArrayList<>()
                    : new ArrayList<>(Arrays.asList(stripped.split("\\s+", limit < 0 ? -1 : limit + 1)));
        }
        String separator = text(args, 0);
        if (separator.isEmpty()) {
            throw new TemplateException("split needs a separator that is not empty");
        }
        return new ArrayList<>(Arrays.asList(s.split(Pattern.quote(separator), limit < 0 ? -1 : limit + 1)));
    }

    private static boolean anyOf(List<@Nullable Object> args, java.util.function.Predicate<String> holds) {
        Object given = args.isEmpty() ? null : args.get(0);
        return given instanceof List<?> l
                ? l.stream().anyMatch(v -> holds.test(Values.text(v)))
                : holds.test(text(args, 0));
    }

    static String title(String s) {
        StringBuilder title = new StringBuilder();
        boolean inWord = false;
        for (char c : s.toCharArray()) {
            title.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetter(c);
        }
        return title.toString();
    }

    static String capitalize(String s) {
        return s.isEmpty()
                ? s
                : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1).toLowerCase(Locale.ROOT);
    }

    static String text(List<@Nullable Object> args, int index) {
        if (index >= args.size() || !(args.get(index) instanceof String s)) {
            throw new TemplateException("argument " + (index + 1) + " must be a text");
        }
        return s;
    }
}
