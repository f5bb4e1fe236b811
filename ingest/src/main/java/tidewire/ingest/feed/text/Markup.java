package tidewire.ingest.feed.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * Makes the HTML of feeds such that a browser's rules read it as its author meant it: what only looks like a tag
 * ({@code List<String>}, {@code x<y}) is text, and an element that hides what is in it ends where it should have ended.
 */
final class Markup {
    private static final String COMMENT = "<!--";
    private static final String CDATA = "<![CDATA[";

    /** Each name that is looked for costs a pass over the text. */
    private static final int MAX_NAMES = 40;

    /** Their content is no text or not shown: left open, they swallow what follows. */
    private static final Set<String> SWALLOWING = Set.of(
            "iframe",
            "object",
            "noscript",
            "template",
            "svg",
            "math",
            "textarea",
            "select",
            "title",
            "xmp",
            "noembed",
            "noframes",
            "applet",
            "audio",
            "video",
            "canvas",
            "head",
            "plaintext",
            "listing",
            "frameset",
            "button");

    /** Of HTML once, or of nobody but widely used. */
    private static final Set<String> FORMER = Set.of(
            "blink",
            "marquee",
            "center",
            "font",
            "tt",
            "big",
            "strike",
            "nobr",
            "acronym",
            "dir",
            "basefont",
            "spacer",
            "layer",
            "xmp",
            "plaintext",
            "picture",
            "source",
            "track",
            "slot",
            "bdi",
            "wbr",
            "content",
            "isindex");

    private final String html;
    private final StringBuilder out;
    private final Map<String, Integer> lasts = new HashMap<>();
    private int at;

    private Markup(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() + 16);
    }

    static String repaired(String html) {
        return html.indexOf('<') < 0 ? html : new Markup(html).repair();
    }

    private String repair() {
        for (int next = html.indexOf('<'); next >= 0; next = html.indexOf('<', at)) {
            out.append(html, at, next);
            at = next;
            if (html.startsWith(CDATA, at)) {
                unwrap();
            } else if (html.startsWith(COMMENT, at)) {
                comment();
            } else {
                tag();
            }
        }
        return out.append(html, at, html.length()).toString();
    }

    /** Where this comes next, or -1; a text that has it nowhere is not searched again and again. */
    private int next(String what, int from) {
        int last = last(what, what);
        return last < from ? -1 : html.indexOf(what, from);
    }

    private void unwrap() {
        int end = next("]]>", at);
        int from = at + CDATA.length();
        out.append(html, from, end < 0 ? html.length() : end);
        at = end < 0 ? html.length() : end + 3;
    }

    private void comment() {
        int end = next("-->", at + 4);
        at = end < 0 ? at + COMMENT.length() : end + 3;
    }

    private void tag() {
        char first = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (first == '!' || first == '?') {
            int end = next(">", at);
            out.append(end < 0 ? "&lt;" : "");
            at = end < 0 ? at + 1 : end + 1;
            return;
        }
        int from = first == '/' ? at + 2 : at + 1;
        int to = from;
        while (to < html.length() && isName(html.charAt(to), to == from)) {
            to++;
        }
        String name = html.substring(from, to).toLowerCase(Locale.ROOT);
        boolean delimited = to < html.length() && (">/".indexOf(html.charAt(to)) >= 0 || html.charAt(to) <= ' ');
        int end = name.isEmpty() || !delimited || !isMarkup(name) ? -1 : next(">", to);
        if (end < 0) {
            out.append("&lt;");
            at++;
        } else if (first != '/' && SWALLOWING.contains(name) && lastClosing(name) < at) {
            at = end + 1;
        } else {
            out.append(html, at, to);
            at = to;
            copyAttributes();
        }
    }

    /** To the end of the tag; a "<" in the value of an attribute begins nothing. */
    private void copyAttributes() {
        char quote = 0;
        for (; at < html.length(); at++) {
            char c = html.charAt(at);
            out.append(c);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && html.indexOf(c, at + 1) > 0 && html.charAt(at - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                at++;
                return;
            }
        }
    }

    private boolean isMarkup(String name) {
        return Tag.isKnownTag(name)
                || FORMER.contains(name)
                || SWALLOWING.contains(name)
                || name.indexOf(':') > 0
                || name.indexOf('-') > 0
                || lastClosing(name) >= 0;
    }

    private int lastClosing(String name) {
        return lasts.containsKey(name) || lasts.size() < MAX_NAMES ? last(name, "</" + name) : -1;
    }

    private int last(String key, String what) {
        return lasts.computeIfAbsent(key, k -> {
            for (int i = html.length() - what.length(); i >= 0; i--) {
                if (html.regionMatches(true, i, what, 0, what.length())) {
                    return i;
                }
            }
            return -1;
        });
    }

    private static boolean isName(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (!first && ((c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_'));
    }
}
