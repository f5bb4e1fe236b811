package tidewire.ingest.feed.format.xml;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.Entry;
import tidewire.ingest.feed.format.FeedDocument;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.format.xml.XmlItem.XmlLink;

/**
 * ROME reads the items, from documents that hold nothing but what it knows: well-formed RSS 2.0 or Atom 1.0, one level
 * deep, every text escaped HTML, every address absolute. So no feed can overflow its stack, lose markup to it, or be
 * refused by it for a version or namespace.
 */
final class RomeReader {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    /** Carries an item's place through ROME, in case that ROME leaves one out. */
    private static final Namespace PLACE = Namespace.getNamespace("tidewire", "urn:tidewire:place");

    private final boolean atom;
    private final List<XmlItem> items;
    private final List<Supplier<String>> raw;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FeedDocument.Broken> broken = new ArrayList<>();

    RomeReader(boolean atom, List<XmlItem> items, List<Supplier<String>> raw) {
        this.atom = atom;
        this.items = items;
        this.raw = raw;
    }

    List<Entry> entries() {
        return entries;
    }

    List<FeedDocument.Broken> broken() {
        return broken;
    }

    /** All at once; when ROME refuses that, one by one, so that one bad item does not cost the others. */
    void read(Deadline deadline) throws UnreadableFeedException {
        try {
            read(0, items.size());
        } catch (FeedException | RuntimeException e) {
            entries.clear();
            for (int i = 0; i < items.size(); i++) {
                deadline.check();
                try {
                    read(i, i + 1);
                } catch (FeedException | RuntimeException one) {
                    broken.add(new FeedDocument.Broken(
                            String.valueOf(one.getMessage()), raw.get(i).get()));
                }
            }
        }
    }

    private void read(int from, int to) throws FeedException {
        Element parent = atom ? new Element("feed", ATOM) : new Element("channel");
        for (int i = from; i < to; i++) {
            Element element = atom ? entry(items.get(i)) : item(items.get(i));
            parent.addContent(element.addContent(new Element("item", PLACE).setText(Integer.toString(i))));
        }
        Element root = atom
                ? parent
                : new Element("rss").setAttribute("version", "2.0").addContent(parent);
        // Not healed: there is nothing to heal. English, for its dates.
        for (SyndEntry read :
                new SyndFeedInput(false, Locale.US).build(new Document(root)).getEntries()) {
            int place = Integer.parseInt(read.getForeignMarkup().stream()
                    .filter(markup -> markup.getNamespace().equals(PLACE))
                    .map(Element::getText)
                    .findFirst()
                    .orElseThrow(() -> new FeedException("an item lost its place")));
            entries.add(entry(read, place));
        }
    }

    private Entry entry(SyndEntry read, int place) {
        String author = read.getAuthors().isEmpty()
                ? text(read.getAuthor())
                : read.getAuthors().stream().map(SyndPerson::getName).collect(Collectors.joining(", "));
        return new Entry(
                read.getUri() == null || read.getUri().isBlank() ? null : read.getUri(),
                read.getTitleEx() == null
                        ? text(read.getTitle())
                        : text(read.getTitleEx().getValue()),
                read.getDescription() == null ? "" : text(read.getDescription().getValue()),
                read.getContents().stream()
                        .map(SyndContent::getValue)
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst()
                        .orElse(""),
                read.getLink(),
                author.isBlank() ? null : author,
                read.getCategories().stream()
                        .map(SyndCategory::getName)
                        .map(RomeReader::text)
                        .toList(),
                items.get(place).dates(),
                raw.get(place));
    }

    private static Element item(XmlItem item) {
        Element out = new Element("item");
        add(out, "title", item.title());
        item.links().stream()
                .filter(link -> link.rel().equals("alternate"))
                .findFirst()
                .ifPresent(link -> add(out, "link", link.href()));
        add(out, "description", item.description());
        if (!item.content().isBlank()) {
            out.addContent(new Element("encoded", CONTENT).setText(legal(item.content())));
        }
        add(out, "author", String.join(", ", item.authors()));
        item.categories().forEach(category -> add(out, "category", category));
        if (item.guid() != null && !item.guid().isBlank()) {
            out.addContent(new Element("guid")
                    .setAttribute("isPermaLink", Boolean.toString(item.permaLink()))
                    .setText(legal(item.guid())));
        }
        return out;
    }

    private static Element entry(XmlItem item) {
        Element out = new Element("entry", ATOM);
        html(out, "title", item.title());
        html(out, "summary", item.description());
        html(out, "content", item.content());
        for (XmlLink link : item.links()) {
            out.addContent(new Element("link", ATOM)
                    .setAttribute("rel", legal(link.rel()))
                    .setAttribute("href", legal(link.href())));
        }
        for (String author : item.authors()) {
            out.addContent(new Element("author", ATOM).addContent(new Element("name", ATOM).setText(legal(author))));
        }
        for (String category : item.categories()) {
            out.addContent(new Element("category", ATOM).setAttribute("term", legal(category)));
        }
        if (item.guid() != null) {
            out.addContent(new Element("id", ATOM).setText(legal(item.guid())));
        }
        return out;
    }

    private static void add(Element parent, String name, String text) {
        if (!text.isBlank()) {
            parent.addContent(new Element(name).setText(legal(text)));
        }
    }

    private static void html(Element parent, String name, String text) {
        if (!text.isBlank()) {
            parent.addContent(
                    new Element(name, ATOM).setAttribute("type", "html").setText(legal(text)));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Without what XML cannot hold. */
    private static String legal(String text) {
        if (Verifier.checkCharacterData(text) == null) {
            return text;
        }
        return text.codePoints()
                .filter(Verifier::isXMLCharacter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
