package tidewire.summarizer.story.rank.figure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Amounts of a million and more in a text, however they are written: "$4.2 billion", "4.2 bln", "$130B", "1.200 millones", "eine
 * Milliarde", "1300亿".
 */
public final class Amounts {
    private static final double LEAST_POWER = 6;

    /** Numbers in letters; the German ones tell that a "Billion" beside them has twelve zeros. */
    private static final Map<String, Double> LETTERS = Map.ofEntries(
            Map.entry("half a", 0.5),
            Map.entry("a", 1.0),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("un", 1.0),
            Map.entry("une", 1.0),
            Map.entry("uno", 1.0),
            Map.entry("una", 1.0),
            Map.entry("um", 1.0),
            Map.entry("uma", 1.0),
            Map.entry("een", 1.0),
            Map.entry("ein", 1.0),
            Map.entry("eine", 1.0),
            Map.entry("einer", 1.0),
            Map.entry("einen", 1.0));

    private static final Set<String> GERMAN = Set.of("ein", "eine", "einer", "einen");

    // Digits of other scripts are letters of no amount here: what parses numbers does not know them. Every group may
    // begin a number, so no number has many.
    private static final String DIGITS = "[0-9]{1,3}(?:[,.'’\\u00a0\\u202f ][0-9]{3}){1,5}(?:[.,][0-9]{1,20})?(?![0-9])"
            + "|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?:\\.[0-9]{1,20})?|[0-9]{1,9}(?:[.,][0-9]{1,20})?";
    private static final String CURRENCY_BEFORE =
            "(?<currency>(?:US|A|C|HK|S|NZ|R|NT)?[$€£¥₹₩₽₺]\\s?|(?:Rs\\.?|USD|EUR|GBP|CHF|JPY|CNY|INR|RUB|SEK|NOK|DKK|PLN|BRL|CAD|AUD|HKD)\\s?)?";
    private static final String CURRENCY_BEHIND =
            "\\s?(?:[$€£¥₹₩₽₺]|(?:usd|eur|gbp|chf|jpy|cny|inr|rub|sek|nok|dkk|pln|euros?|(?:us[- ])?dollars?|dólares|pounds?|francs?|franken|yen|yuan"
                    + "|rupees?|rou?bles?|rubel|crowns?|kron(?:or|er|en)|won|pesos?|reais|liras?|zloty|rand|shekels?|dirhams?|riyals?)\\b)";
    private static final String NOT_WITHIN_A_WORD =
            "(?<![\\p{N}.,[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ー]]])";
    private static final Pattern AMOUNT =
            Pattern.compile("(?iuU)" + NOT_WITHIN_A_WORD + CURRENCY_BEFORE + "(?:(?<number>" + DIGITS
                    + ")(?:[ \\u00a0\\u202f-]?(?<word>" + AmountScale.WORDS
                    + ")\\b|(?<short>[mbt]| ?(?:mn|mm|tn))\\b(?![-&'’])(?<behind>"
                    + CURRENCY_BEHIND + ")?|\\s?(?<sign>" + AmountScale.SIGNS + "))|\\b(?<letters>" + letters()
                    + ")[ -](?<spoken>" + AmountScale.WORDS
                    + ")\\b)");

    private Amounts() {}

    private static String letters() {
        return LETTERS.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** A text with every amount in English words and figures ("$130B" is "$130 billion"), so that lists of words find them. */
    public static String inWords(String text) {
        StringBuilder words = new StringBuilder();
        Matcher amounts = AMOUNT.matcher(text);
        while (amounts.find()) {
            amounts.appendReplacement(words, Matcher.quoteReplacement(inWords(amounts)));
        }
        return amounts.appendTail(words).toString();
    }

    private static String inWords(Matcher found) {
        double power = power(found);
        if (power < LEAST_POWER) {
            return found.group();
        }
        int zeros = power >= 12 ? 12 : power >= 9 ? 9 : 6;
        String word = zeros == 12 ? "trillion" : zeros == 9 ? "billion" : "million";
        // What is English already stays to the letter.
        if (scale(found).toLowerCase(Locale.ROOT).equals(word)) {
            return found.group();
        }
        String currency = found.group("currency") == null ? "" : found.group("currency");
        String behind = found.group("behind") == null ? "" : found.group("behind");
        String space = found.group("sign") == null ? "" : " ";
        return currency
                + String.format(Locale.ROOT, "%.1f ", StrictMath.pow(10, power - zeros))
                + word
                + behind
                + space;
    }

    /** Power of ten of the largest amount that a text names in millions or more; 0 when it names none. */
    public static double largest(String text) {
        double largest = 0;
        Matcher amounts = AMOUNT.matcher(text);
        while (amounts.find()) {
            largest = Math.max(largest, power(amounts));
        }
        return largest;
    }

    /** The amounts that a text names in millions or more, each by its power of ten, whichever way they are written. */
    public static Set<String> of(String text) {
        Set<String> all = new TreeSet<>();
        Matcher amounts = AMOUNT.matcher(text);
        while (amounts.find()) {
            double power = power(amounts);
            if (power > 0) {
                all.add(String.format(Locale.ROOT, "%.4f", power));
            }
        }
        return all;
    }

    /** A text without the amounts that it names in millions or more. */
    public static String without(String text) {
        return AMOUNT.matcher(text).replaceAll(" ");
    }

    /** 0 for what is no amount: {@code 5m} may be metres. */
    private static double power(Matcher found) {
        String scale = scale(found);
        boolean isShort = found.group("short") != null;
        if (isShort && found.group("currency") == null && found.group("behind") == null) {
            return 0;
        }
        double value = value(found, scale);
        boolean german = found.group("letters") != null
                && GERMAN.contains(found.group("letters").toLowerCase(Locale.ROOT));
        int zeros = german && scale.equalsIgnoreCase("billion") ? 12 : AmountScale.zeros(scale);
        double power = value <= 0 ? 0 : zeros + StrictMath.log10(value);
        return power < LEAST_POWER ? 0 : power;
    }

    private static String scale(Matcher match) {
        for (String name : new String[] {"word", "short", "sign", "spoken"}) {
            if (match.group(name) != null) {
                return match.group(name);
            }
        }
        throw new IllegalStateException("an amount without a word: " + match.group());
    }

    private static double value(Matcher found, String scale) {
        String letters = found.group("letters");
        if (letters != null) {
            return LETTERS.getOrDefault(letters.toLowerCase(Locale.ROOT), 0.0);
        }
        return Decimal.of(found.group("number"), AmountScale.isContinental(scale), AmountScale.isSpanish(scale));
    }
}
