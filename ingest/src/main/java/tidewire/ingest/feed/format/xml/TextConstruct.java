package tidewire.ingest.feed.format.xml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The text of an element as HTML, by the rules of the format that it stands in. */
public final class TextConstruct {
    /** By whose rules a text is read. */
    enum Rules {
        RSS,
        ATOM_03,
        ATOM_10
    }

    /** RFC 4287: content of these types is base64. What no text is has none. */
    private static final Pattern BINARY = Pattern.compile("application/octet-stream|(?:image|audio|video)/.*");

    private TextConstruct() {}

    public static String html(@Nullable Element element, Rules rules) {
        if (element == null) {
            return "";
        }
        String type = attribute(element, "type");
        if (attribute(element, "mode").equals("base64")
                || attribute(element, "encoding").equals("base64")) {
            return typed(decoded(element.wholeText()), type, rules);
        }
        return switch (rules) {
            case RSS -> inner(element);
            case ATOM_03 -> atom03(element, type);
            case ATOM_10 -> atom10(element, type);
        };
    }

    private static String atom03(Element element, String type) {
        boolean markup = element.childrenSize() > 0
                || attribute(element, "mode").equals("escaped")
                || type.contains("html")
                || element.childNodes().stream().anyMatch(CDataNode.class::isInstance);
        return markup ? inner(element) : escaped(element.wholeText());
    }

    private static String atom10(Element element, String type) {
        if (element.childrenSize() > 0) {
            return inner(element);
        }
        boolean cdata = element.childNodes().stream().anyMatch(CDataNode.class::isInstance);
        if (BINARY.matcher(type).matches()) {
            return decoded(element.wholeText());
        }
        return type.contains("html") && (cdata || !type.contains("xhtml"))
                ? inner(element)
                : escaped(element.wholeText());
    }

    private static String typed(String text, String type, Rules rules) {
        boolean plain = type.equals("text/plain") || type.equals("text");
        return plain || (type.isEmpty() && rules == Rules.ATOM_10) ? escaped(text) : text;
    }

    /** What stands in the element: its text, which is HTML itself, and its elements. */
    private static String inner(Element element) {
        if (element.childrenSize() == 0) {
            return element.wholeText();
        }
        element.getAllElements().forEach(child -> {
            if (child != element && ElementVocabulary.key(child).startsWith("xhtml:")) {
                child.tagName(ElementVocabulary.local(child));
            }
        });
        StringBuilder out = new StringBuilder();
        for (Node node : element.childNodes()) {
            out.append(node instanceof TextNode text ? text.getWholeText() : node.outerHtml());
        }
        return out.toString();
    }

    private static String decoded(String base64) {
        try {
            String text = new String(Base64.getMimeDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
            return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') ? "" : text;
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String attribute(Element element, String name) {
        return element.attr(name).strip().toLowerCase(Locale.ROOT);
    }
}
