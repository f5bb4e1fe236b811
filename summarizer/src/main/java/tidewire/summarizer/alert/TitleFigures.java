package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tidewire.summarizer.text.NormalForm;

/** TitleFigures of a headline as numbers, however they are written: 1,200 is 1200, 5.0 is 5, $1.2bn is 1200000000. */
final class TitleFigures {
    /** Not the numbers of a name: CVE-2013-3872, SP2, 787-9. */
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\p{N}._-])(\\p{N}+(?:[.,]\\p{N}+)*)"
            + "(?:(?:\\s|-)?(k|m|mn|mln|b|bn|bln|tn|trn|thousand|million|billion|trillion)(?![\\p{L}\\p{N}])"
            + "|(?![\\p{L}\\p{N}]|[._-][\\p{L}\\p{N}]))");

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Map<Character, Integer> ZEROS = Map.of('k', 3, 'm', 6, 'b', 9, 't', 12);

    private TitleFigures() {}

    /** In plain notation, in order. */
    static Set<String> of(String title) {
        Set<String> figures = new TreeSet<>();
        Matcher found = FIGURE.matcher(NormalForm.nfkc(title).toLowerCase(Locale.ROOT));
        while (found.find()) {
            figures.add(number(found.group(1), found.group(2)));
        }
        return figures;
    }

    private static String number(String digits, String unit) {
        String plain = GROUPED.matcher(digits).matches() ? digits.replace(",", "") : digits.replace(',', '.');
        if (!plain.matches("\\d+(?:\\.\\d+)?")) {
            return digits; // 3.1.2013, 1,2,3: no number, and compared as it stands
        }
        BigDecimal number = new BigDecimal(plain).scaleByPowerOfTen(zeros(unit)).stripTrailingZeros();
        return number.toPlainString();
    }

    private static int zeros(String unit) {
        return unit == null ? 0 : unit.equals("thousand") ? 3 : ZEROS.getOrDefault(unit.charAt(0), 0);
    }
}
