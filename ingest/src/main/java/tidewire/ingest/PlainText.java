package tidewire.ingest;

import java.util.Set;
import java.util.regex.Pattern;
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
final class PlainText {
    /** Longest text of an item; what is beyond is cut, so that one item stays below Kafka's record limit. */
    static final int MAX_LENGTH = 200_000;

    private static final Set<String> DROPPED =
            Set.of("script", "style", "template", "noscript", "iframe", "object", "svg", "head");
    /** Controls except line feed; zero-width space and BOM; bidirectional overrides; lone surrogates. */
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\uFFF9-\\uFFFB]|\\p{Cs}");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F&&[^\\n]]+");
    private static final Pattern ANY_BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern BLANK_LINES = Pattern.compile(" ?\\n(?: ?\\n)+ ?");
    private static final Pattern AROUND_LINE = Pattern.compile(" ?\\n ?");

    private PlainText() {}

    /** Text with paragraphs; empty when nothing is left. */
    static String of(String html) {
        // Text without a tag is no HTML: its line breaks are meant.
        String raw = html.indexOf('<') < 0 ? Parser.unescapeEntities(html, false) : untagged(html);
        String text = BLANKS.matcher(clean(raw)).replaceAll(" ");
        text = BLANK_LINES.matcher(text).replaceAll("\n\n");
        text = AROUND_LINE.matcher(text).replaceAll("\n").strip();
        return text.length() > MAX_LENGTH ? cut(text, MAX_LENGTH) : text;
    }

    private static String untagged(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Document document = Jsoup.parseBodyFragment(html);
        document.select(String.join(",", DROPPED)).remove();
        document.body().traverse(new Writer(out));
        return out.toString();
    }

    /** One line, for titles and categories, of at most {@code max} characters. */
    static String line(String html, int max) {
        String text = ANY_BLANKS.matcher(of(html)).replaceAll(" ").strip();
        return text.length() > max ? cut(text, max - 1).stripTrailing() + "…" : text;
    }

    /** Removes control characters and the like, nothing else. */
    static String clean(String text) {
        return UNWANTED.matcher(text).replaceAll("");
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
