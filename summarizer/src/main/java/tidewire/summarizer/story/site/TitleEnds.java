package tidewire.summarizer.story.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.story.site.SiteName.Sign;

/** What sites and agencies hang on a title, in front or at the end: their name, a place with a day, how it may be read. */
public final class TitleEnds {
    /** Nothing of this kind is longer. */
    private static final int LONGEST = 120;

    private static final int LEAST_WORDS = 3;
    private static final int ROUNDS = 3;

    private static final Pattern DATELINE_FRONT =
            Pattern.compile("^" + Datelines.IN_CAPITALS + "\\s*(?:\\([^()]{2,30}\\)\\s*)?[-–—]{1,2}\\s+(?=\\S)");
    private static final Pattern DATELINE_END = Pattern.compile("(?:\\s+[-–—|]{1,2}\\s*|\\s*--\\s*)"
            + Datelines.AS_A_NAME + "\\s*(?:\\([^()]{2,30}\\)\\s*)?$|(?<=[.!?])\\s+" + Datelines.IN_CAPITALS + "\\s*$");
    private static final Pattern PLACE_END =
            Pattern.compile("(?:\\s+[-–—|]{1,2}\\s+|\\s*--\\s*)" + Datelines.PLACE_IN_CAPITALS + "\\s*$");

    private static final Pattern SERVICE_END = Pattern.compile(
            "\\s*[\\[(](?:(?:free )?(?:subscription|registration)(?: required)?|paywall|(?:with |\\+ ?)?(?:video|audio|photos?|blog)"
                    + "|press release)[\\])]\\s*$");
    private static final Pattern BRACKETS_END = Pattern.compile("\\s*[\\[(](?<name>[^\\[\\]()]{2,40})[\\])]\\s*$");
    /** Who has it, or what sort it is; a figure there is part of the news. */
    private static final Pattern WIDE_BRACKETS_END =
            Pattern.compile("[（【](?<name>[^（）【】\\p{N}〇一二三四五六七八九十百千万萬億亿兆]{2,12})[）】]\\s*$");

    private static final Pattern DASHED_END =
            Pattern.compile("(?:\\s+[-–—]{1,2}\\s+|\\s*--\\s*)(?<name>[^-–—|\\s](?:(?!\\s[-–—]|--)[^–—|]){0,60})$");
    private static final Pattern DASHED_FRONT = Pattern.compile("^(?<name>[^-–—|:]{2,40}?)\\s+[-–—]{1,2}\\s+(?=\\S)");
    private static final String UNSPACED =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]";
    private static final Pattern UNSPACED_SIGN = Pattern.compile(UNSPACED);
    private static final Pattern UNSPACED_END = Pattern.compile(
            "(?:\\s+[-－–—]{1,2}\\s+|\\s*_\\s*)(?<spaced>(?=[^_]*" + UNSPACED
                    + ")[\\p{L}\\p{M}\\p{N}.ー・]{2,14}(?: [\\p{L}\\p{M}\\p{N}.ー・]{1,10})?)\\s*$"
                    + "|[-－–—]{1,2}(?<joined>[\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}ー]{0,8}(?:网|網|报|報|社|新闻|新聞|财经|財經|ニュース|通信|뉴스|일보|신문))\\s*$");

    private TitleEnds() {}

    /** @param site the name that the title ended with, or else began with; null without one */
    public record Bare(String title, @Nullable String site) {}

    /** Leaves at least three words, or as much of a script without spaces. */
    public static Bare of(String title) {
        String rest = withoutFront(title);
        String site = null;
        boolean dashed = false;
        for (int round = 0; round < ROUNDS; round++) {
            String before = rest;
            rest = withoutBrackets(rest);
            rest = without(DATELINE_END, rest);
            if (dashed) {
                rest = without(PLACE_END, rest);
            }
            BarredTitle barred = BarredTitle.of(rest);
            if (barred.site() != null) {
                site = site != null ? site : barred.site();
                rest = barred.rest();
            }
            // What stands behind a second dash may be who said it.
            Matcher end = dashed ? null : end(DASHED_END, rest);
            if (end != null && SiteName.of(end.group("name")) != Sign.NONE) {
                dashed = true;
                site = site != null ? site : end.group("name");
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
        Matcher front = DASHED_FRONT.matcher(rest);
        if (front.lookingAt()
                && SiteName.of(front.group("name")) == Sign.CERTAIN
                && isEnough(rest.substring(front.end()))) {
            site = site != null ? site : front.group("name");
            rest = rest.substring(front.end());
        }
        return new Bare(rest, site == null ? null : site.strip());
    }

    private static String withoutFront(String title) {
        Matcher front = DATELINE_FRONT.matcher(title);
        return front.lookingAt() && isEnough(title.substring(front.end())) ? title.substring(front.end()) : title;
    }

    /** "(Reuters)", "(subscription)", "（ロイター）": not what is news itself, a figure, a ticker, a place. */
    private static String withoutBrackets(String title) {
        String rest = without(WIDE_BRACKETS_END, without(SERVICE_END, title));
        Matcher brackets = end(BRACKETS_END, rest);
        return brackets != null && SiteName.of(brackets.group("name")) == Sign.CERTAIN ? cut(rest, brackets) : rest;
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

    static boolean isEnough(String rest) {
        return rest.strip().split("\\s+", LEAST_WORDS + 1).length + unspaced(rest) / 2 >= LEAST_WORDS;
    }

    /** Characters of scripts that put no space between words. */
    static long unspaced(String text) {
        return UNSPACED_SIGN.matcher(text).results().count();
    }
}
