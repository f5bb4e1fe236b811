package tidewire.ingest.feed.text;

import java.nio.charset.Charset;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * HTML of feeds to plain text: no tags, no scripts, no control or direction-changing characters; paragraphs separated
 * by an empty line. What looks like a tag in the result was written as text by its author.
 */
public final class PlainText {
    /** Characters of HTML that are looked at; what is beyond would be cut anyway. */
    private static final int MAX_HTML = 2_000_000;

    private static final int MAX_DEPTH = 256;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Set<String> DROPPED =
            Set.of("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "title");

    private PlainText() {}

    /** Text with paragraphs; empty when nothing is left. */
    public static String of(String raw) {
        String html = Markup.repaired(raw.length() > MAX_HTML ? cut(raw, MAX_HTML) : raw);
        // Text without a tag is no HTML: its line breaks are meant.
        return normalised(html.indexOf('<') < 0 ? Parser.unescapeEntities(html, false) : untagged(html));
    }

    private static String untagged(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Document document = Jsoup.parse(html, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        document.select(String.join(",", DROPPED)).remove();
        document.body().traverse(new Writer(out));
        return out.toString();
    }

    /** One line, for titles and categories, of at most {@code max} characters. */
    public static String line(String html, int max) {
        String text = of(html).replace("\n\n", " ").replace('\n', ' ');
        return text.length() > max ? cut(text, max - 1).stripTrailing() + "…" : text;
    }

    /** Removes control characters and the like, nothing else. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!unwanted(text, i)) {
                out.append(meant(text.charAt(i)));
            }
        }
        return out.toString();
    }

    /** One space between words, one line feed between lines, two between paragraphs, none around. In one pass. */
    private static String normalised(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int lineFeeds = 0;
        boolean blank = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\n') {
                lineFeeds++;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (!unwanted(raw, i)) {
                if (!out.isEmpty()) {
                    out.append(lineFeeds > 1 ? "\n\n" : lineFeeds == 1 ? "\n" : blank ? " " : "");
                }
                out.append(meant(c));
                lineFeeds = 0;
                blank = false;
            }
        }
        return out.toString();
    }

    /** Characters 80 to 9f are controls that nobody uses: whoever writes one means the byte of windows-1252. */
    private static char meant(char c) {
        return c >= 0x80 && c <= 0x9f ? new String(new byte[] {(byte) c}, WINDOWS_1252).charAt(0) : c;
    }

    /** Controls, zero-width and direction-changing characters, and halves of surrogate pairs. */
    private static boolean unwanted(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x7f) {
            return c < ' ' && c != '\n' && c != '\t';
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c == 0x7f
                || c == 0x81
                || c == 0x8d
                || c == 0x8f
                || c == 0x90
                || c == 0x9d
                || c == 0xad
                || c == 0x200b
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || c == 0x2060
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff
                || (c >= 0xfff9 && c <= 0xfffb);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder out;

        Writer(StringBuilder out) {
            this.out = out;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                // Line breaks of the source mean nothing in HTML.
                out.append(text.getWholeText().replace('\n', ' ').replace('\r', ' '));
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br") || element.normalName().equals("li")) {
                    out.append('\n');
                } else if (element.isBlock()) {
                    out.append("\n\n");
                } else if (element.normalName().equals("td")) {
                    out.append(' ');
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element
                    && element.isBlock()
                    && !element.normalName().equals("li")) {
                out.append("\n\n");
            }
        }
    }
}
