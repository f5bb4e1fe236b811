package tidewire.llm.chat;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Python's strftime, as far as templates write dates with it. */
final class Strftime {
    private Strftime() {}

    static String format(String pattern, Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                text.append(c);
                continue;
            }
            i++;
            text.append(field(pattern.charAt(i), now));
        }
        return text.toString();
    }

    private static String field(char directive, ZonedDateTime now) {
        String java = switch (directive) {
            case 'Y' -> "uuuu";
            case 'y' -> "uu";
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'b' -> "MMM";
            case 'B' -> "MMMM";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'p' -> "a";
            case 'j' -> "DDD";
            default -> "";
        };
        if (java.isEmpty()) {
            return directive == '%' ? "%" : "%" + directive;
        }
        return now.format(DateTimeFormatter.ofPattern(java, Locale.ENGLISH));
    }
}
