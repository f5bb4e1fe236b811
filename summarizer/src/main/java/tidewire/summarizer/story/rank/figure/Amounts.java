package tidewire.summarizer.story.rank.figure;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of a million and more in a text, however they are written: "$4.2 billion", "4.2 bln", "$130B", "130 Milliarden", "1300亿". */
public final class Amounts {
    /** By which power of ten a word multiplies; capitals do not count, but for the letters that need a currency beside them. */
    private static final Map<String, Integer> SCALES = Map.ofEntries(
            Map.entry("million", 6),
            Map.entry("millions", 6),
            Map.entry("mln", 6),
            Map.entry("mn", 6),
            Map.entry("mio", 6),
            Map.entry("m", 6),
            Map.entry("millionen", 6),
            Map.entry("millón", 6),
            Map.entry("millones", 6),
            Map.entry("milioni", 6),
            Map.entry("milhões", 6),
            Map.entry("miljoen", 6),
            Map.entry("млн", 6),
            Map.entry("crore", 7),
            Map.entry("crores", 7),
            Map.entry("billion", 9),
            Map.entry("bln", 9),
            Map.entry("bn", 9),
            Map.entry("b", 9),
            Map.entry("mrd", 9),
            Map.entry("milliarde", 9),
            Map.entry("milliarden", 9),
            Map.entry("milliard", 9),
            Map.entry("milliards", 9),
            Map.entry("mil millones", 9),
            Map.entry("miliardi", 9),
            Map.entry("bilhões", 9),
            Map.entry("miljard", 9),
            Map.entry("млрд", 9),
            Map.entry("trillion", 12),
            Map.entry("trln", 12),
            Map.entry("trn", 12),
            Map.entry("tn", 12),
            Map.entry("t", 12),
            Map.entry("billionen", 12),
            Map.entry("billones", 12),
            Map.entry("trilhões", 12),
            Map.entry("трлн", 12));

    /** The same in scripts without spaces. */
    private static final Map<String, Integer> UNSPACED =
            Map.of("万亿", 12, "萬億", 12, "兆", 12, "조", 12, "亿", 8, "億", 8, "억", 8);

    // Digits of other scripts are letters of no amount here: what parses numbers does not know them.
    private static final String NUMBER = "(?<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,9}(?:[.,][0-9]+)?)";
    private static final String CURRENCY = "(?<currency>(?:US|A|C|HK|S|NZ)?[$€£¥₹₩]\\s?|(?:Rs\\.?|USD|EUR|GBP)\\s?)?";
    private static final String WORDS =
            "mil millones|[mb]illionen|m(?:illi|ili)ard(?:en|e|s|i)?|millones|millón|billones|milioni|[mb]ilhões|trilhões"
                    + "|milj(?:oen|ard)|millions?|billion|trillion|crores?|mln|mio|mrd|bln|trln|trn|mn|bn|tn|млн|млрд|трлн";
    private static final Pattern AMOUNT =
            Pattern.compile("(?iuU)(?<![\\p{L}\\p{N}.,])" + CURRENCY + NUMBER + "(?:[ -]?(?<word>" + WORDS
                    + ")\\b|(?<letter>(?-i:[mMbBtT]))\\b(?![-&'’])|\\s?(?<unspaced>万亿|萬億|兆|조|亿|億|억))");

    private Amounts() {}

    /** A text with every amount in English words and figures ("$130B" is "$130 billion"), so that lists of words find them. */
    public static String inWords(String text) {
        Matcher amounts = AMOUNT.matcher(text);
        return amounts.replaceAll(found -> Matcher.quoteReplacement(inWords(found, text)));
    }

    private static String inWords(MatchResult found, String text) {
        double power = power(found);
        if (power < 6) {
            return text.substring(found.start(), found.end());
        }
        int zeros = power >= 12 ? 12 : power >= 9 ? 9 : 6;
        String currency = found.group(1) == null ? "" : found.group(1);
        double value = StrictMath.pow(10, power - zeros);
        String word = zeros == 12 ? "trillion" : zeros == 9 ? "billion" : "million";
        // What is English already stays to the letter.
        return found.group(3) != null && found.group(3).toLowerCase(Locale.ROOT).equals(word)
                ? text.substring(found.start(), found.end())
                : currency + String.format(Locale.ROOT, "%.1f ", value) + word + (found.group(5) == null ? "" : " ");
    }

    /** Power of ten of the largest amount that a text names in millions or more; 0 when it names none. */
    public static double largest(String text) {
        return AMOUNT.matcher(text).results().mapToDouble(Amounts::power).max().orElse(0);
    }

    /** 0 for what is no amount: {@code 5m} may be metres. */
    private static double power(MatchResult found) {
        String word =
                found.group(3) != null ? found.group(3) : found.group(4) != null ? found.group(4) : found.group(5);
        boolean letter = found.group(4) != null;
        if (letter && found.group(1) == null) {
            return 0;
        }
        String scale = word.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        int zeros = SCALES.getOrDefault(scale, UNSPACED.getOrDefault(scale, 0));
        double value = value(found.group(2));
        return value <= 0 || zeros == 0 ? 0 : Math.max(0, zeros + StrictMath.log10(value));
    }

    /** A comma before three digits is one of thousands, any other the decimal one. */
    private static double value(String number) {
        return number.matches("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?")
                ? Double.parseDouble(number.replace(",", ""))
                : Double.parseDouble(number.replace(',', '.'));
    }
}
