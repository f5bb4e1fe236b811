package tidewire.summarizer.story.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a report without its dateline and the credits below it. */
public final class Body {
    /** {@code WASHINGTON, Sept 18 (Reuters) - }, {@code (AP) — }, {@code LONDON -- }. */
    private static final Pattern DATELINE = Pattern.compile("^\\s*(?:\\p{Lu}[\\p{L} .,'’/0-9-]{1,60})?"
            + "(?:\\([^()\\n]{2,30}\\)\\s*[-–—]{1,2}\\s+|(?<=\\p{Lu}{3}[\\p{L} .,'’/0-9-]{0,40})\\s(?:--|—|–|-)\\s+)");
    /** {@code (Reporting by …; Editing by …)}. */
    private static final Pattern CREDITS =
            Pattern.compile("\\s*\\((?:Additional |Writing |Reporting |Editing |Compiled |Writing and )[^()]*\\)\\s*$");

    /** As a copy has it below the text: {@code -- ORLE, Sept 18}, {@code ORLE, Sept 18 (Wire)}, {@code - The Tarn Courier}, {@code (Reuters)}, {@code © 2013 Wire}. */
    private static final Pattern END =
            Pattern.compile("(?<=[.!?…\"”’)\\n])\\s*(?:[-–—]{1,2}\\s*)?" + TitleEnds.PLACE_AND_DAY
                    + "\\s*(?:\\([^()\\n]{2,30}\\))?(?:\\s*[-–—|]{1,2}\\s+\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,40})?\\.?\\s*$"
                    + "|(?<=[.!?…\"”’)\\n])\\s*(?:[-–—|]{1,2}\\s+|(?i:source|quelle|via)\\s*:\\s*)\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,40}\\s*$"
                    + "|(?<=[.!?…\"”’\\n])\\s*[\\[(]\\p{Lu}[\\w.&' -]{1,30}[\\])]\\s*$"
                    + "|(?<=[.!?…\"”’)\\n])\\s*(?:©|(?:Copyright|\\([cC]\\))\\s+(?:©|\\(c\\)|\\d{4}))[^\\n]{0,80}$");

    /** Longer than anything that stands below a text. */
    private static final int LONGEST_END = 160;

    private static final int MOST_ENDS = 3;

    private Body() {}

    /** @param text may be empty */
    public static String of(String text) {
        String body = DATELINE.matcher(text).replaceFirst("");
        for (int i = 0; i < MOST_ENDS; i++) {
            String shorter = withoutEnd(CREDITS.matcher(body).replaceFirst(""));
            if (shorter.length() == body.length()) {
                break;
            }
            body = shorter;
        }
        return body.isBlank() ? text : body;
    }

    private static String withoutEnd(String text) {
        Matcher end = END.matcher(text).region(Math.max(0, text.length() - LONGEST_END), text.length());
        end.useTransparentBounds(true);
        return end.find() ? text.substring(0, end.start()) : text;
    }

    /** Its first words. */
    public static String first(String text, int words) {
        int seen = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            boolean space = Character.isWhitespace(text.charAt(at));
            if (!space && !inside && ++seen > words) {
                return text.substring(0, at);
            }
            inside = !space;
        }
        return text;
    }
}
