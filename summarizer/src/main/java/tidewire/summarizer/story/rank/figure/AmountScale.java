package tidewire.summarizer.story.rank.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words by which amounts are multiplied, in the languages that feeds are in. */
final class AmountScale {
    /** Where a full stop parts thousands. */
    private static final Map<String, Integer> CONTINENTAL = scales(Map.of(
            6,
            "millions millionen millón millones milione milioni milhão milhões milión milióny miljoen miljon miljoner millioner miljoonaa"
                    + " milion miliony milionů milionów millió milyon mio juta triệu млн миллион миллиона миллионов мільйон мільйонів",
            9,
            "milliarde milliarden milliard milliards miliardo miliardi miliard miliardy miliardów miljard miljarder milliarder miljardia"
                    + " mld mrd mil_millones mil_milhões mil_milhão bilhão bilhões milliárd milyar miliar tỷ млрд миллиард миллиарда миллиардов мільярд"
                    + " мільярдів",
            12,
            "billionen billón billones bilião biliões biljoen biljoner biljon trilhão trilhões bilione bilioni trilyon triliun трлн триллион"
                    + " триллиона триллионов трильйон"));

    private static final Map<String, Integer> ENGLISH = scales(Map.of(
            5,
            "lakh lakhs",
            6,
            "million mln",
            7,
            "crore crores",
            9,
            "billion billions bln bn",
            12,
            "trillion trillions trln trn lakh_crore lakh_crores"));

    /** Without a currency beside them metres, tonnes, minutes or states. */
    private static final Map<String, Integer> AMBIGUOUS = scales(Map.of(6, "m mn mm", 9, "b", 12, "t tn"));

    /** In scripts without spaces. */
    private static final Map<String, Integer> UNSPACED = scales(Map.of(
            4, "万 萬 만",
            6, "百万 百萬 백만",
            7, "千万 千萬 천만",
            8, "亿 億 억",
            9, "十亿 十億",
            10, "百亿 百億 백억",
            11, "千亿 千億 천억",
            12, "万亿 萬億 兆 조"));

    /** In Spanish both signs part thousands when three digits follow: Spain writes 1.200 millones, Mexico 1,200 millones. */
    private static final Set<String> SPANISH = Set.of("millón", "millones", "mil millones", "billón", "billones");

    static final String WORDS = alternatives(List.of(CONTINENTAL, ENGLISH));
    static final String SIGNS = alternatives(List.of(UNSPACED));

    private AmountScale() {}

    private static Map<String, Integer> scales(Map<Integer, String> words) {
        Map<String, Integer> scales = new HashMap<>();
        words.forEach((zeros, all) -> {
            for (String word : all.split(" ")) {
                scales.put(word.replace('_', ' '), zeros);
            }
        });
        return Map.copyOf(scales);
    }

    /** The longest first, so that none hides another. */
    private static String alternatives(List<Map<String, Integer>> scales) {
        return scales.stream()
                .flatMap(all -> all.keySet().stream())
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
                .map(word -> word.replace(" ", "\\s+"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Power of ten. */
    static int zeros(String word) {
        String scale = folded(word);
        for (Map<String, Integer> all : List.of(ENGLISH, CONTINENTAL, AMBIGUOUS, UNSPACED)) {
            Integer zeros = all.get(scale);
            if (zeros != null) {
                return zeros;
            }
        }
        throw new IllegalArgumentException("no word of an amount: " + word);
    }

    /** Is a full stop before three digits one of thousands beside this word? */
    static boolean isContinental(String word) {
        return CONTINENTAL.containsKey(folded(word));
    }

    static boolean isSpanish(String word) {
        return SPANISH.contains(folded(word));
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
