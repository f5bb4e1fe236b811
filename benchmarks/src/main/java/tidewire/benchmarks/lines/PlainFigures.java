package tidewire.benchmarks.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of a text as a reader with a pencil would tick them off: runs of digits without their commas, and the numbers from two to twenty in
 * words. Knows nothing of the gate, whose promise it is to measure.
 */
final class PlainFigures {
    private static final List<String> WORDS =
            List.of(("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                            + "sixteen seventeen eighteen nineteen twenty")
                    .split(" "));
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\p{L}+");

    private PlainFigures() {}

    /** In the order of the text, digits alone. */
    static List<String> of(String text) {
        List<String> figures = new ArrayList<>();
        Matcher found = FIGURE.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            int word = WORDS.indexOf(found.group());
            if (word >= 0) {
                figures.add(String.valueOf(word + 2));
            } else if (Character.isDigit(found.group().charAt(0))) {
                figures.add(found.group().replace(",", ""));
            }
        }
        return figures;
    }
}
