package tidewire.summarizer.story.rank.figure;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many people a headline says were killed, hurt or lost. */
public final class Toll {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("dozens", 30),
            Map.entry("hundreds", 300),
            Map.entry("thousands", 3_000));
    private static final String NUMBER = "(\\d[\\d,]{0,12}|" + String.join("|", NUMBERS.keySet()) + ")";
    private static final String FATE = "(?:kill\\w*|dead|deaths?|die[sd]?|injur\\w+|wounded|missing)";
    private static final Pattern BEFORE = Pattern.compile("(?i)\\b" + NUMBER + "\\b.{0,40}?\\b" + FATE);
    private static final Pattern AFTER = Pattern.compile("(?i)\\b" + FATE + "\\b.{0,25}?\\b" + NUMBER + "\\b");

    private Toll() {}

    /** The largest; 0 when it says none. */
    public static long of(String headline) {
        return Math.max(largest(BEFORE.matcher(headline)), largest(AFTER.matcher(headline)));
    }

    private static long largest(Matcher numbers) {
        long largest = 0;
        while (numbers.find()) {
            long number = number(numbers.group(1).toLowerCase(Locale.ROOT).replace(",", ""));
            boolean isYear = number >= 1_900 && number <= 2_100;
            largest = isYear ? largest : Math.max(largest, number);
        }
        return largest;
    }

    private static long number(String text) {
        return NUMBERS.containsKey(text) ? NUMBERS.get(text) : Long.parseLong(text);
    }
}
