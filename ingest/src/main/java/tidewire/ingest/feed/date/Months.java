package tidewire.ingest.feed.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of months in the languages of feeds, as the JDK's locale data has them. */
final class Months {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "el", "ru",
            "uk", "bg", "tr", "sl", "sr", "lt", "lv", "et", "ca", "id", "vi", "ar", "he", "hi");
    /** Where a name of these means another month, it is the one of {@link #LANGUAGES}. */
    private static final List<String> OTHERS = List.of(
            "sr-Latn", "mk", "be", "is", "ms", "eu", "gl", "sq", "az", "kk", "ka", "hy", "fa", "ur", "th", "bn", "mr",
            "ta", "te", "af", "cy", "sw", "fil", "uz");
    /** In use beside what the locale data have. */
    private static final Map<String, Integer> SHORT = Map.of("sept", 9, "mrz", 3, "agt", 8);

    private static final Map<String, Integer> NAMES = both(LANGUAGES);
    /** Croatian months have the names of other Polish and Czech ones; its days have a dot. */
    private static final Map<String, Integer> NAMES_BEHIND_DOTS =
            both(Stream.concat(LANGUAGES.stream(), Stream.of("hr")).toList());

    private Months() {}

    /**
     * 1 to 12, or null when this is no month, or another one in another language.
     *
     * @param dotted whether the day is written as "26."
     */
    static @Nullable Integer of(String word, boolean dotted) {
        return (dotted ? NAMES_BEHIND_DOTS : NAMES).get(key(word));
    }

    /** Whether this is a month in any language. */
    static boolean isMonth(String word) {
        return NAMES.containsKey(key(word)) || NAMES_BEHIND_DOTS.containsKey(key(word));
    }

    private static Map<String, Integer> both(List<String> languages) {
        Map<String, Integer> names = new HashMap<>(names(OTHERS));
        Set<String> known = new HashSet<>();
        names.putAll(names(languages, known));
        // A name that is ambiguous there is none, whatever it is elsewhere.
        known.removeAll(names(languages).keySet());
        names.keySet().removeAll(known);
        return Map.copyOf(names);
    }

    private static Map<String, Integer> names(List<String> languages) {
        return names(languages, new HashSet<>());
    }

    /** @param all collects every name, the ambiguous ones too */
    private static Map<String, Integer> names(List<String> languages, Set<String> all) {
        Map<String, Integer> names = new HashMap<>(SHORT);
        Set<String> ambiguous = new HashSet<>();
        for (String language : languages) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = key(month.getDisplayName(style, Locale.forLanguageTag(language)));
                    boolean word = !name.isEmpty() && name.chars().noneMatch(Character::isDigit);
                    Integer other = word ? names.putIfAbsent(name, month.getValue()) : null;
                    if (other != null && other != month.getValue() && !language.equals("en")) {
                        ambiguous.add(name);
                    }
                }
            }
        }
        for (Month month : Month.values()) {
            ambiguous.remove(key(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
            ambiguous.remove(key(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        all.addAll(names.keySet());
        names.keySet().removeAll(ambiguous);
        return Map.copyOf(names);
    }

    /** Lower case, without accents and dots. */
    private static String key(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}.’'\u200f\u200e]", "")
                .toLowerCase(Locale.ROOT);
    }
}
