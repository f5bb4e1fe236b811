package tidewire.summarizer.story.text.figure;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures that tell one event from another: not small counts, which stand everywhere, and not years. */
public final class TellingFigures {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|" + "(?<![\\p{L}\\p{N}.,])\\d+(?:\\.\\d+)?");
    private static final int LARGEST_COUNT = 12;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;

    private TellingFigures() {}

    /** Without thousands separators, in order. */
    public static Set<String> of(String text) {
        Set<String> figures = new TreeSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String figure = number.group().replace(",", "");
            if (tellsApart(figure)) {
                figures.add(figure);
            }
        }
        return figures;
    }

    private static boolean tellsApart(String figure) {
        if (figure.contains(".")) {
            return true;
        }
        if (figure.length() > 9) {
            return true;
        }
        int value = Integer.parseInt(figure);
        return value > LARGEST_COUNT && (value < FIRST_YEAR || value > LAST_YEAR);
    }
}
