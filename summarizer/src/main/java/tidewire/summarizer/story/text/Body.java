package tidewire.summarizer.story.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tidewire.summarizer.story.site.Datelines;
import tidewire.summarizer.story.site.SiteName;
import tidewire.summarizer.story.site.SiteName.Sign;

/** The text of a report without its dateline and the credits below it. */
public final class Body {
    /** {@code WASHINGTON, Sept 18 (Reuters) - }, {@code Berlin (dpa) - }, {@code (AP) — }. */
    private static final Pattern AGENCY_FRONT = Pattern.compile("^\\s*(?:(?:" + Datelines.AS_A_NAME + "|"
            + Datelines.PLACE + ")\\s*)?\\((?<agency>\\p{L}[\\p{L} ./&-]{1,29})\\)\\s*[-–—]{1,2}\\s+");
    /** {@code LONDON -- The}, {@code ORLE, Sept 18 - The}: a sentence begins behind it. */
    private static final Pattern PLACE_FRONT =
            Pattern.compile("^\\s*(?=\\p{Lu}[\\p{Lu} .'’/-]{2,40}\\b)(?:" + Datelines.IN_CAPITALS + "|"
                    + Datelines.PLACE_IN_CAPITALS + ")\\s(?:--|—|–|-)\\s+(?=[\\p{Lu}\\p{Lo}\\p{N}\"“„«‘'])");
    /** What an agency says to editors before the text: {@code (Refiles to fix typo in headline)}, {@code (Adds details)}. */
    private static final Pattern NOTE_FRONT = Pattern.compile(
            "^\\s*\\((?:Repeat|Refile|Correct|Company corrects|Add|Update|Recast|Write|Rewrite|Remove|Clarif|Fixes|Changes|Wiederhol"
                    + "|Korrigier|Berichtig|Corrige|Répèt|Repite)[^()]{0,200}\\)\\s*(?=\\S)");

    /** {@code (Reporting by …; Editing by …)}. */
    private static final Pattern CREDITS = Pattern.compile(
            "(?<!\\s)\\s*\\((?:Additional |Writing |Reporting |Editing |Compiled |Writing and )[^()]*\\)\\s*$");

    private static final String BEHIND = "(?<=[.!?…。！？\"”’»)\\n])\\s*";

    /** As a copy has it below the text: {@code -- Orle, Sept 18}, {@code ORLE, Sept 18 (Wire) - The Tarn Courier}. */
    private static final Pattern DATELINE = Pattern.compile(
            BEHIND + "(?:[-–—]{1,2}\\s*" + Datelines.AS_A_NAME + "|" + Datelines.IN_CAPITALS
                    + ")\\s*(?:\\([^()\\n]{2,30}\\))?(?:\\s*[-–—|]{1,2}\\s+\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,40})?\\.?\\s*$");
    /** {@code - The Tarn Courier}, {@code (Reuters)}. */
    private static final Pattern NAME = Pattern.compile(
            BEHIND
                    + "(?:[-–—|]{1,2}\\s+(?<dashed>[\\p{L}\\p{N}][^\\n–—|]{1,40})|[\\[(](?<bracketed>[^\\[\\]()\\n]{2,40})[\\])])\\s*$");
    /** {@code Source: Reuters}, {@code © 2013 Wire}. */
    private static final Pattern RIGHTS = Pattern.compile(BEHIND
            + "(?:(?i:source|quelle|via|fuente|fonte)\\s*:\\s*\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,40}"
            + "|(?:©|(?:Copyright|\\([cC]\\))\\s+(?:©|\\(c\\)|\\d{4}))[^\\n]{0,80})\\s*$");
    /** Items below each other. */
    private static final Pattern LIST = Pattern.compile("(?:^|\\n)[^\\S\\n]*[-–—*•]{1,2}\\s");

    /** Longer than anything that stands below a text. */
    private static final int LONGEST_END = 160;

    private static final int MOST_ENDS = 3;

    /** More characters than the words of any text have on the mean, and a space. */
    private static final int LONG_WORD = 16;

    /** Of a longer text nobody compares the end, and what stands there need not be found. */
    private static final int MOST_CHARS = 6_000;

    private Body() {}

    /** @param text may be empty @return of a long text its first part */
    public static String of(String text) {
        String body = withoutFront(front(text, MOST_CHARS));
        for (int i = 0; i < MOST_ENDS; i++) {
            String shorter = withoutEnd(CREDITS.matcher(body).replaceFirst(""));
            if (shorter.length() == body.length()) {
                break;
            }
            body = shorter;
        }
        return body.isBlank() ? front(text, MOST_CHARS) : body;
    }

    private static String withoutFront(String text) {
        String bare = withoutDateline(NOTE_FRONT.matcher(text).replaceFirst(""));
        return NOTE_FRONT.matcher(bare).replaceFirst("");
    }

    private static String withoutDateline(String text) {
        Matcher agency = AGENCY_FRONT.matcher(text);
        if (agency.lookingAt() && isAgency(agency.group("agency"))) {
            return text.substring(agency.end());
        }
        Matcher place = PLACE_FRONT.matcher(text);
        return place.lookingAt() ? text.substring(place.end()) : text;
    }

    /** Known, or a name; letters in capitals may be a company's on the exchange. */
    private static boolean isAgency(String name) {
        Sign sign = SiteName.of(name);
        return sign == Sign.CERTAIN
                || (sign == Sign.POSSIBLE && name.codePoints().anyMatch(Character::isLowerCase));
    }

    private static String withoutEnd(String text) {
        Matcher end = find(DATELINE, text);
        end = end != null ? end : find(RIGHTS, text);
        if (end != null) {
            return text.substring(0, end.start());
        }
        Matcher named = find(NAME, text);
        return named != null && isSite(text, named) ? text.substring(0, named.start()) : text;
    }

    private static @org.jspecify.annotations.Nullable Matcher find(Pattern pattern, String text) {
        Matcher end = pattern.matcher(text).region(Math.max(0, text.length() - LONGEST_END), text.length());
        end.useTransparentBounds(true);
        return end.find() ? end : null;
    }

    /** Who spoke stands behind a dash too, and so does the last of a list. */
    private static boolean isSite(String text, Matcher named) {
        String dashed = named.group("dashed");
        boolean inList =
                dashed != null && LIST.matcher(text.substring(0, named.start())).find();
        return !inList && SiteName.of(dashed != null ? dashed : named.group("bracketed")) == Sign.CERTAIN;
    }

    /** Its first words; what has no spaces ends where as many long words would. */
    public static String first(String text, int words) {
        int seen = 0;
        boolean inside = false;
        int end = front(text, words * LONG_WORD).length();
        for (int at = 0; at < end; at++) {
            boolean space = Character.isWhitespace(text.charAt(at));
            if (!space && !inside && ++seen > words) {
                return text.substring(0, at);
            }
            inside = !space;
        }
        return text.substring(0, end);
    }

    /** Its first characters, none of them halved. */
    private static String front(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        return text.substring(0, characters - (Character.isHighSurrogate(text.charAt(characters - 1)) ? 1 : 0));
    }
}
