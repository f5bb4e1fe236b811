package tidewire.summarizer.story.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What sites and agencies hang on a title, in front or at the end: their name, a place with a day, how it may be read. */
final class TitleEnds {
    /** Nothing of this kind is longer. */
    private static final int LONGEST = 120;

    private static final int LEAST_WORDS = 3;
    private static final int ROUNDS = 3;

    private static final String MONTH = "\\p{L}{3,10}\\.?";
    private static final String DAY = "(?:" + MONTH + "\\s+\\d{1,2}|\\d{1,2}\\.?\\s+(?:de\\s+)?" + MONTH
            + ")(?:,?\\s+\\d{4})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}";
    private static final String MORE_PLACE = "(?:,\\s*\\p{Lu}[\\p{L}. ]{1,20})?";

    /** A place and a day: {@code ORLE, Sept 18}, {@code Orle, N.Y., 18 September 2013}. */
    static final String PLACE_AND_DAY = "\\p{Lu}[\\p{L} .'’/-]{1,40}" + MORE_PLACE + ",\\s*(?:" + DAY + ")";

    private static final Pattern DATELINE_FRONT = Pattern.compile("^\\p{Lu}[\\p{Lu} .'’/-]{1,40}" + MORE_PLACE
            + ",\\s*(?:" + DAY + ")\\s*(?:\\([^()]{2,30}\\)\\s*)?[-–—]{1,2}\\s+(?=\\S)");
    private static final Pattern DATELINE_END = Pattern.compile("(?:\\s+[-–—|]{1,2}\\s*|\\s*--\\s*|(?<=[.!?])\\s+)"
            + PLACE_AND_DAY + "\\s*$|(?:\\s+[-–—|]{1,2}\\s+|\\s*--\\s*)\\p{Lu}[\\p{Lu} .'/-]{2,40}\\s*$");
    private static final Pattern AGENCY_END = Pattern.compile(
            "\\s*[\\[(](?:\\p{Lu}[\\w.&' ]{1,30}|(?:free )?(?:subscription|registration)(?: required)?|paywall|(?:with |\\+ ?)?(?:video|audio|photos?|blog)"
                    + "|press release)[\\])]\\s*$|[（【][^（）【】]{2,12}[）】]\\s*$");

    private static final String CAPITAL = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’!+]*";
    private static final String SMALL =
            "of|the|and|&|for|on|in|at|de|la|le|les|du|des|del|di|da|do|y|e|et|und|der|die|das|am|im|für";
    private static final String DOMAIN = "[\\p{L}\\p{N}-]{1,40}(?:\\.[\\p{L}\\p{N}-]{1,40}){0,3}\\.\\p{L}{2,10}";
    /** Sites and agencies that write themselves small. */
    private static final String WRITTEN_SMALL =
            "(?:dpa|afp|msnbc|taz|n-tv|kicker|ntv|orf|heise)(?:-\\p{L}+)?|\\p{L}+ online";

    private static final Pattern SITE_END =
            Pattern.compile("\\s+[-–—]{1,2}\\s+(?<dashed>(?:The |A )?" + CAPITAL + "(?:[ -](?:" + SMALL + "|"
                    + CAPITAL + ")){0,5}|" + DOMAIN + "|" + WRITTEN_SMALL + ")\\s*$"
                    // Nothing else stands behind these.
                    + "|(?:\\s*[|｜丨]\\s*|\\s+(?:::|»|[·•])\\s+)(?<barred>[^|｜丨»·•]{2,40})\\s*$");
    private static final String UNSPACED = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]";
    private static final Pattern UNSPACED_END = Pattern.compile(
            "(?:\\s+[-－–—]{1,2}\\s+|\\s*_\\s*)(?<spaced>(?=[^_]*" + UNSPACED
                    + ")[\\p{L}\\p{M}\\p{N}.ー・]{2,14}(?: [\\p{L}\\p{M}\\p{N}.ー・]{1,10})?)\\s*$"
                    + "|[-－–—]{1,2}(?<joined>[\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}ー]{0,8}(?:网|網|报|報|社|新闻|新聞|财经|財經|ニュース|通信|뉴스|일보|신문))\\s*$");

    private TitleEnds() {}

    /** @param site the name that the title ended with, or null */
    record Bare(String title, @Nullable String site) {}

    /** Leaves at least three words, or as much of a script without spaces. */
    static Bare of(String title) {
        String rest = withoutFront(title);
        String site = null;
        boolean dashed = false;
        for (int round = 0; round < ROUNDS; round++) {
            String before = rest;
            rest = without(AGENCY_END, rest);
            rest = without(DATELINE_END, rest);
            Matcher end = dashed ? null : end(SITE_END, rest);
            if (end != null) {
                // What stands behind a second dash may be who said it.
                dashed = end.group("dashed") != null;
                site = site != null ? site : dashed ? end.group("dashed") : end.group("barred");
                rest = cut(rest, end);
            }
            Matcher unspaced = end(UNSPACED_END, rest);
            if (unspaced != null) {
                String name = unspaced.group("spaced") != null ? unspaced.group("spaced") : unspaced.group("joined");
                site = site != null ? site : name;
                rest = cut(rest, unspaced);
            }
            if (rest.equals(before)) {
                break;
            }
        }
        return new Bare(rest, site == null ? null : site.strip());
    }

    private static String withoutFront(String title) {
        Matcher front = DATELINE_FRONT.matcher(title);
        return front.lookingAt() && isEnough(title.substring(front.end())) ? title.substring(front.end()) : title;
    }

    private static String without(Pattern end, String title) {
        Matcher found = end(end, title);
        return found == null ? title : cut(title, found);
    }

    private static @Nullable Matcher end(Pattern end, String title) {
        Matcher found = end.matcher(title).region(Math.max(0, title.length() - LONGEST), title.length());
        found.useTransparentBounds(true);
        return found.find() && isEnough(title.substring(0, found.start())) ? found : null;
    }

    private static String cut(String title, Matcher end) {
        return title.substring(0, end.start()).strip();
    }

    private static boolean isEnough(String rest) {
        long unspaced = rest.codePoints().filter(Scripts::isWithoutSpaces).count();
        return rest.strip().split("\\s+", LEAST_WORDS + 1).length + unspaced / 2 >= LEAST_WORDS;
    }
}
