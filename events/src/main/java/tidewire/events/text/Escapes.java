package tidewire.events.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes back how JSON, HTML and addresses write characters that mean something to them. */
final class Escapes {
    /** An answer may escape what was escaped. */
    private static final int DEEPEST = 4;

    private static final Pattern JSON = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
    private static final Pattern HTML =
            Pattern.compile("&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos|sol));");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    private Escapes() {}

    static String undone(String text) {
        String now = text;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String next = JSON.matcher(now).replaceAll(Escapes::ofJson);
            next = HTML.matcher(next).replaceAll(Escapes::ofHtml);
            next = PERCENT.matcher(next).replaceAll(Escapes::ofPercent);
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static String ofJson(MatchResult found) {
        if (found.group(1) != null) {
            return literal((char) Integer.parseInt(found.group(1), 16));
        }
        return switch (found.group(2)) {
            case "b", "f", "n", "r", "t" -> " ";
            default -> Matcher.quoteReplacement(found.group(2));
        };
    }

    private static String ofHtml(MatchResult found) {
        if (found.group(3) != null) {
            return switch (found.group(3)) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> "/";
            };
        }
        int point = found.group(1) != null ? Integer.parseInt(found.group(1), 16) : Integer.parseInt(found.group(2));
        return Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : "\uFFFD");
    }

    private static String ofPercent(MatchResult found) {
        String digits = found.group();
        ByteBuffer bytes = ByteBuffer.allocate(digits.length() / 3);
        for (int i = 1; i < digits.length(); i += 3) {
            bytes.put((byte) Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return Matcher.quoteReplacement(new String(bytes.array(), StandardCharsets.UTF_8));
    }

    private static String literal(char c) {
        return Matcher.quoteReplacement(String.valueOf(c));
    }
}
