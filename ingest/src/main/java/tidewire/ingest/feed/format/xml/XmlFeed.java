package tidewire.ingest.feed.format.xml;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.FeedDocument;
import tidewire.ingest.feed.format.PollHints;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.format.xml.TextConstruct.Rules;

/**
 * RSS and Atom of all versions, whole or broken. The XML is read as browsers read HTML, by a parser that takes what it
 * gets (undeclared prefixes and entities, unclosed elements, junk behind the end), builds no more than a limited depth,
 * expands no entity of a DOCTYPE and loads nothing. What it finds is handed to ROME in a form that ROME knows.
 */
public final class XmlFeed {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_RAW = 64 << 10;
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "channel", "entry");
    private static final Set<String> ITEMS = Set.of("core:item", "core:entry", "atom:entry");

    private final String base;
    private final Deadline deadline;

    /** @param base address of the document */
    public XmlFeed(String base, Deadline deadline) {
        this.base = base;
        this.deadline = deadline;
    }

    public FeedDocument read(String text) throws UnreadableFeedException {
        Document document = tree(text);
        Element root = root(document);
        if (root == null) {
            throw HtmlPage.looksLike(document)
                    ? HtmlPage.refusal(text, base)
                    : new UnreadableFeedException("neither RSS nor Atom nor JSON Feed: " + beginning(document, text));
        }
        List<Element> items = items(root);
        if (items.isEmpty() && root.parent() != document && HtmlPage.looksLike(document)) {
            throw HtmlPage.refusal(text, base);
        }
        Element channel = channel(root);
        if (items.isEmpty() && channel == root && !isAtom(root)) {
            throw new UnreadableFeedException("an RSS document with neither channel nor items");
        }
        boolean truncated = root.endSourceRange().isImplicit();
        if (truncated
                && !items.isEmpty()
                && items.get(items.size() - 1).endSourceRange().isImplicit()) {
            items = items.subList(0, items.size() - 1);
        }
        if (truncated && items.isEmpty()) {
            throw new UnreadableFeedException("the document breaks off before the end of its first item");
        }
        return entries(root, channel, items, truncated);
    }

    private Document tree(String text) throws UnreadableFeedException {
        try {
            Document document = Parser.xmlParser()
                    .settings(ParseSettings.htmlDefault)
                    .setMaxDepth(MAX_DEPTH)
                    .setTrackPosition(true)
                    .parseInput(deadline.reader(CdataSections.closed(text)), base);
            document.outputSettings().prettyPrint(false);
            return document;
        } catch (UncheckedIOException e) {
            deadline.check();
            throw new UnreadableFeedException("not readable as XML: " + e.getMessage());
        }
    }

    /** The outermost element that a feed begins with; it may stand in a wrapper or behind junk. */
    private static @Nullable Element root(Document document) {
        List<Element> level = document.children();
        for (int depth = 0; depth < 4; depth++) {
            List<Element> next = new ArrayList<>();
            for (Element element : level) {
                if (ROOTS.contains(ElementVocabulary.local(element))) {
                    return element;
                }
                next.addAll(element.children());
            }
            level = next;
        }
        return null;
    }

    private static Element channel(Element root) {
        return root.children().stream()
                .filter(child -> ElementVocabulary.key(child).equals("core:channel"))
                .findFirst()
                .orElse(root);
    }

    /** In the order of the document, wherever they stand; an item in an item means that the outer was not closed. */
    private static List<Element> items(Element root) {
        List<Element> items = new ArrayList<>();
        root.stream()
                .filter(element -> ITEMS.contains(ElementVocabulary.key(element)))
                .forEach(items::add);
        return items;
    }

    private FeedDocument entries(Element root, Element channel, List<Element> items, boolean truncated)
            throws UnreadableFeedException {
        boolean atom = isAtom(root);
        Rules rules = rules(root);
        String channelBase = XmlItem.base(channel, base);
        List<String> authors = atom
                ? new Children(channel)
                        .all(List.of("core:author", "atom:author")).stream()
                                .map(XmlItem::person)
                                .filter(name -> !name.isEmpty())
                                .toList()
                : List.of();
        List<XmlItem> read = new ArrayList<>();
        List<Supplier<String>> raw = new ArrayList<>();
        for (Element item : items) {
            deadline.check();
            // Of an item's own element names, not of the document's: feeds mix the formats.
            Rules itemRules = ElementVocabulary.local(item).equals("entry")
                    ? rules == Rules.RSS ? Rules.ATOM_10 : rules
                    : Rules.RSS;
            read.add(XmlItem.of(item, itemRules, base, authors, deadline));
            raw.add(() -> cut(item.outerHtml()));
        }
        RomeReader rome = new RomeReader(atom, read, raw);
        rome.read(deadline);
        String title =
                TextConstruct.html(new Children(channel).first(List.of("core:title", "atom:title", "dc:title")), rules);
        return new FeedDocument(title, rome.entries(), rome.broken(), PollHints.of(channel), truncated);
    }

    /** A feed, or an entry of one alone. */
    private static boolean isAtom(Element root) {
        String name = ElementVocabulary.local(root);
        return name.equals("feed") || name.equals("entry");
    }

    private static Rules rules(Element root) {
        if (!isAtom(root)) {
            return Rules.RSS;
        }
        boolean old = root.attr("version").strip().startsWith("0.")
                || root.attributes().asList().stream()
                        .anyMatch(a ->
                                a.getKey().startsWith("xmlns") && a.getValue().contains("purl.org/atom/ns"));
        return old ? Rules.ATOM_03 : Rules.ATOM_10;
    }

    private static String beginning(Document document, String text) {
        Element first = document.firstElementChild();
        if (first != null) {
            return "its first element is <" + first.tagName() + ">";
        }
        String plain = text.strip();
        return plain.isEmpty()
                ? "it is empty"
                : "it begins with '" + plain.substring(0, Math.min(40, plain.length())) + "'";
    }

    private static String cut(String raw) {
        return raw.length() > MAX_RAW ? raw.substring(0, MAX_RAW) : raw;
    }
}
