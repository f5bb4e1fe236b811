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
import org.jspecify.annotations.Nullable;

/** Names of months in the languages of feeds, as the JDK's locale data has them. */
final class Months {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "el", "ru",
            "uk", "bg", "tr", "hr", "sl", "sr", "lt", "lv", "et", "ca", "id", "vi", "ar", "he", "hi");

    private static final Map<String, Integer> NAMES = names();

    private Months() {}

    /** 1 to 12, or null when this is no month, or another one in another language. */
    static @Nullable Integer of(String word) {
        return NAMES.get(key(word));
    }

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String language : LANGUAGES) {
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
            if (language.equals("en")) {
                names.put("sept", 9);
            }
        }
        for (Month month : Month.values()) {
            ambiguous.remove(key(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
            ambiguous.remove(key(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
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
