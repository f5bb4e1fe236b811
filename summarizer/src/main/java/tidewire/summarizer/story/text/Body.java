package tidewire.summarizer.story.text;

import java.util.regex.Pattern;

/** The text of a report without its dateline and the credits below it. */
public final class Body {
    /** {@code WASHINGTON, Sept 18 (Reuters) - }, {@code (AP) — }, {@code LONDON -- }. */
    private static final Pattern DATELINE = Pattern.compile("^\\s*(?:\\p{Lu}[\\p{L} .,'’/0-9-]{1,60})?"
            + "(?:\\([^()\\n]{2,30}\\)\\s*[-–—]{1,2}\\s+|(?<=\\p{Lu}{3}[\\p{L} .,'’/0-9-]{0,40})\\s(?:--|—|–|-)\\s+)");
    /** {@code (Reporting by …; Editing by …)}. */
    private static final Pattern CREDITS =
            Pattern.compile("\\s*\\((?:Additional |Writing |Reporting |Editing |Compiled |Writing and )[^()]*\\)\\s*$");

    private Body() {}

    /** @param text may be empty */
    public static String of(String text) {
        String body = DATELINE.matcher(text).replaceFirst("");
        String bare = CREDITS.matcher(body).replaceFirst("");
        return bare.isBlank() ? text : bare;
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
