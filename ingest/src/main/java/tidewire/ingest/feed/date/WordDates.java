package tidewire.ingest.feed.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day of a date that names its month or is written with numbers in any order: RFC 822, asctime, and the like. */
final class WordDates {
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,4})(?:st|nd|rd|th|er|º|ª|\\.)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})");

    private WordDates() {}

    /**
     * The day, or null when these words hold none.
     *
     * @throws DateTimeException when there is no such day
     */
    static @Nullable LocalDate day(List<String> words) {
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        boolean dotted = false;
        for (String word : words) {
            LocalDate whole = whole(word);
            if (whole != null) {
                return whole;
            }
            for (String part : parts(word)) {
                Matcher number = NUMBER.matcher(part);
                if (number.matches()) {
                    numbers.add(number.group(1));
                    dotted |= part.endsWith(".");
                } else {
                    names.add(part);
                }
            }
        }
        Integer month = month(names, dotted);
        return month == null || numbers.size() < 2 ? null : day(month, numbers);
    }

    /** The last that is one: "mar. 24 nov." is a Tuesday in November. */
    private static @Nullable Integer month(List<String> names, boolean dotted) {
        Integer month = null;
        for (String name : names) {
            Integer found = Months.of(name, dotted);
            month = found == null ? month : found;
        }
        return month;
    }

    private static @Nullable LocalDate whole(String word) {
        if (word.chars().anyMatch(c -> c == '-' || c == '/' || c == '.')) {
            LocalDate iso = IsoDates.day(word);
            if (iso != null) {
                return iso;
            }
        }
        Matcher m = SLASHED.matcher(word);
        if (!m.matches()) {
            return null;
        }
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(2));
        int year = IsoDates.year(Integer.parseInt(m.group(3)), m.group(3).length());
        if (first > 12 || first == second) {
            return LocalDate.of(year, second, first);
        }
        // 3/4 is in March here and in April there; 3/14 is clear, and so are the dots of the continent.
        return second > 12
                ? LocalDate.of(year, first, second)
                : word.indexOf('.') > 0 ? LocalDate.of(year, second, first) : null;
    }

    /** {@code 06-Nov-94} is three words, {@code 1.} one. */
    private static String[] parts(String word) {
        return word.chars().anyMatch(Character::isLetter) && word.matches(".*\\d.*")
                ? word.split("[-/.]")
                : new String[] {word};
    }

    /** The year is the one with four digits, else the last number. */
    private static LocalDate day(int month, List<String> numbers) {
        String year = numbers.stream()
                .filter(number -> number.length() == 4)
                .findFirst()
                .orElse(numbers.get(1));
        List<String> others = new ArrayList<>(numbers);
        others.remove(year);
        if (year.length() == 3) {
            throw new DateTimeException("no year: " + year);
        }
        return LocalDate.of(
                IsoDates.year(Integer.parseInt(year), year.length()), month, Integer.parseInt(others.get(0)));
    }
}
