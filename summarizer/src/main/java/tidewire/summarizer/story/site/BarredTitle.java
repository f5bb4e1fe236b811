package tidewire.summarizer.story.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.story.site.SiteName.Sign;

/**
 * A title in which bars part the name of a site, and its sections, from what is told. The name stands at the end or in front; what
 * is taken for it looks like a name and, where that is not certain, is shorter than what stays. Several items in one title
 * ("Gold falls • Oil rises") are no names.
 *
 * @param rest without the name and sections
 * @param site the name nearest to an end, or null when there is none
 */
record BarredTitle(String rest, @Nullable String site) {
    private static final Pattern BAR = Pattern.compile("(?<!\\s)(?:\\s*[|｜丨]\\s*|\\s+(?:::|»|[·•])\\s+)");
    private static final int MOST_PARTS = 8;
    private static final int LONGEST_UNSPACED = 14;
    /** A name of one word in front is as likely what the report is about: "Ukraine | Rebels seize airport". */
    private static final int LEAST_WORDS_IN_FRONT = 2;

    /** @param text without the bar @param bar with the spaces around it, behind the text; empty at the end */
    private record Part(String text, String bar) {}

    private record Cut(String name, String rest, Sign sign) {}

    static BarredTitle of(String title) {
        List<Part> parts = parts(title);
        String site = null;
        while (parts.size() > 1) {
            Cut cut = better(atEnd(parts), inFront(parts));
            if (cut == null) {
                break;
            }
            site = site == null ? cut.name() : site;
            parts = parts(cut.rest());
        }
        return new BarredTitle(joined(parts), site);
    }

    private static List<Part> parts(String title) {
        List<Part> parts = new ArrayList<>();
        Matcher bars = BAR.matcher(title);
        int start = 0;
        while (parts.size() < MOST_PARTS && bars.find()) {
            parts.add(new Part(title.substring(start, bars.start()), bars.group()));
            start = bars.end();
        }
        parts.add(new Part(title.substring(start), ""));
        return parts;
    }

    private static String joined(List<Part> parts) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            title.append(parts.get(i).text())
                    .append(i < parts.size() - 1 ? parts.get(i).bar() : "");
        }
        return title.toString();
    }

    /** The more certain one; of two alike the shorter one, for a name is shorter than what is told; else the one at the end. */
    private static @Nullable Cut better(@Nullable Cut end, @Nullable Cut front) {
        if (end == null || front == null) {
            return end == null ? front : end;
        }
        int more = front.sign().compareTo(end.sign());
        return more > 0 || (more == 0 && front.name().length() < end.name().length()) ? front : end;
    }

    private static @Nullable Cut atEnd(List<Part> parts) {
        String name = parts.get(parts.size() - 1).text();
        return cut(parts, name, joined(parts.subList(0, parts.size() - 1)), 1);
    }

    private static @Nullable Cut inFront(List<Part> parts) {
        return cut(parts, parts.get(0).text(), joined(parts.subList(1, parts.size())), LEAST_WORDS_IN_FRONT);
    }

    private static @Nullable Cut cut(List<Part> parts, String name, String rest, int leastWords) {
        Sign sign = sign(name);
        if (sign == Sign.NONE || !TitleEnds.isEnough(rest)) {
            return null;
        }
        boolean shorter = name.strip().length() < rest.strip().length();
        boolean enough = name.strip().split("\\s+").length >= leastWords;
        return sign == Sign.CERTAIN || (shorter && enough && !isList(parts)) ? new Cut(name.strip(), rest, sign) : null;
    }

    private static Sign sign(String name) {
        String bare = name.strip();
        boolean unspaced = TitleEnds.unspaced(bare) > bare.length() / 2;
        if (unspaced && SiteName.of(bare) != Sign.CERTAIN) {
            return bare.length() <= LONGEST_UNSPACED ? Sign.POSSIBLE : Sign.NONE;
        }
        return SiteName.of(bare);
    }

    /** Dots between several items; the bars of a site part its name from one. */
    private static boolean isList(List<Part> parts) {
        return parts.stream().filter(part -> part.bar().matches("\\s+[·•]\\s+")).count() > 1;
    }
}
