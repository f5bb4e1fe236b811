package tidewire.ingest.feed.parse;

import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.http.FeedException;

/**
 * The XML of a feed, read by a parser that refuses DOCTYPE and with it every entity attack, and the raw texts of its
 * items that ROME does not hand out.
 */
final class FeedDocument {
    private static final Namespace DUBLIN_CORE = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");

    private final Document document;
    private final List<Element> items;

    private FeedDocument(Document document) {
        this.document = document;
        this.items = items(document.getRootElement());
    }

    static FeedDocument parse(String xml) throws FeedException {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setExpandEntities(false);
        // The fixer knows HTML's named entities, which many feeds use without declaring them.
        try (XmlFixerReader reader = new XmlFixerReader(new StringReader(xml))) {
            return new FeedDocument(builder.build(reader));
        } catch (JDOMException e) {
            String reason = String.valueOf(e.getMessage());
            throw new FeedException(
                    reason.contains("DOCTYPE")
                            ? "the document has a DOCTYPE, which is refused because of entity attacks"
                            : "not well-formed XML: " + reason);
        } catch (IOException e) {
            throw new FeedException("not readable as XML: " + e.getMessage());
        }
    }

    private static List<Element> items(Element root) {
        String name = root.getName();
        if (name.equals("rss")) {
            Element channel = child(root, "channel");
            return channel == null ? List.of() : children(channel, "item");
        }
        return children(root, name.equals("feed") ? "entry" : "item");
    }

    Document document() {
        return document;
    }

    int size() {
        return items.size();
    }

    /** Text of the first of these elements that item {@code index} has, in any namespace but Dublin Core; or null. */
    @Nullable
    String text(int index, String... names) {
        for (String name : names) {
            Element element = child(items.get(index), name);
            if (element != null && !element.getTextTrim().isEmpty()) {
                return element.getTextTrim();
            }
        }
        return null;
    }

    /** {@code dc:date} of item {@code index}, or null. */
    @Nullable
    String dublinCoreDate(int index) {
        Element element = items.get(index).getChild("date", DUBLIN_CORE);
        return element == null ? null : element.getTextTrim();
    }

    /** Item {@code index} as XML. */
    String raw(int index) {
        return new XMLOutputter().outputString(items.get(index));
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child ->
                        child.getName().equals(name) && !child.getNamespace().equals(DUBLIN_CORE))
                .toList();
    }
}
