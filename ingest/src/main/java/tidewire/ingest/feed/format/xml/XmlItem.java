package tidewire.ingest.feed.format.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.Entry;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.format.xml.TextConstruct.Rules;
import tidewire.ingest.feed.link.Links;

/**
 * What an RSS item or an Atom entry says, found where feeds put it: in the format's own elements, in Dublin Core, in the
 * podcasts' and media modules, in elements of the other format.
 *
 * @param title and the other texts as HTML, empty where there is none
 * @param permaLink whether {@code guid} is an address of the item
 */
record XmlItem(
        String title,
        String description,
        String content,
        List<XmlLink> links,
        @Nullable String guid,
        boolean permaLink,
        List<String> authors,
        List<String> categories,
        Entry.Dates dates) {

    /** @param href absolute */
    record XmlLink(String rel, String type, String href) {}

    /** Longer is no name, and what looks for one in it must not work on it for minutes. */
    private static final int MAX_PERSON = 300;

    private static final Set<String> OF_FORMATS = Set.of("core", "atom", "xhtml");
    private static final String IANA = "http://www.iana.org/assignments/relation/";

    private static final List<String> TITLE =
            List.of("core:title", "atom:title", "dc:title", "media:title", "itunes:title");
    private static final List<String> DESCRIPTION = List.of(
            "core:description",
            "core:summary",
            "atom:summary",
            "itunes:summary",
            "media:description",
            "dc:description",
            "itunes:subtitle",
            "core:abstract",
            "atom:subtitle");
    private static final List<String> CONTENT = List.of(
            "content:encoded",
            "core:content",
            "atom:content",
            "core:body",
            "xhtml:body",
            "xhtml:div",
            "core:fullitem",
            "core:encoded");
    private static final List<String> GUID = List.of("core:guid", "core:id", "atom:id", "dc:identifier");
    private static final List<String> PUBLISHED = List.of(
            "core:pubdate",
            "core:published",
            "atom:published",
            "core:issued",
            "atom:issued",
            "dcterms:issued",
            "core:created",
            "atom:created",
            "dcterms:created",
            "dcterms:available",
            "core:date");
    private static final List<String> UPDATED = List.of(
            "core:updated",
            "atom:updated",
            "core:modified",
            "atom:modified",
            "dcterms:modified",
            "core:lastmod",
            "core:lastbuilddate");
    private static final List<String> AUTHORS =
            List.of("core:author", "atom:author", "dc:creator", "dc:author", "itunes:author", "media:credit");
    /** Whom else a credit names has made a picture, say. */
    private static final Set<String> CREDITED = Set.of("author", "reporter", "writer");

    private static final List<String> CATEGORIES = List.of(
            "core:category", "atom:category", "dc:subject", "itunes:keywords", "media:keywords", "media:category");

    static XmlItem of(Element item, Rules rules, String documentBase, List<String> feedAuthors, Deadline deadline)
            throws UnreadableFeedException {
        String base = base(item, documentBase);
        Unclosed.mend(item, deadline);
        Children children = new Children(item);
        Element guid = children.first(GUID);
        String id = guid == null ? about(item) : id(guid, documentBase);
        List<String> authors = children.all(AUTHORS).stream()
                .filter(author -> !ElementVocabulary.local(author).equals("credit")
                        || CREDITED.contains(author.attr("role").strip().toLowerCase(Locale.ROOT)))
                .map(XmlItem::person)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new XmlItem(
                text(children.first(TITLE), rules),
                text(children.first(DESCRIPTION), rules),
                text(children.first(CONTENT), rules),
                links(item, children, rules, base),
                id,
                rules == Rules.RSS && id != null && isPermaLink(guid, id),
                authors.isEmpty() ? feedAuthors : authors,
                categories(children),
                new Entry.Dates(
                        date(children, PUBLISHED), date(children, List.of("dc:date")), date(children, UPDATED)));
    }

    /** Elements of modules are written as in RSS, wherever they stand. */
    private static String text(@Nullable Element element, Rules rules) {
        boolean own = element == null
                || OF_FORMATS.contains(ElementVocabulary.key(element).split(":", 2)[0]);
        return TextConstruct.html(element, own ? rules : Rules.RSS);
    }

    /** {@code xml:base} of the element and those around it. */
    static String base(Element element, String documentBase) {
        String outer = element.parent() == null ? documentBase : base(element.parent(), documentBase);
        String own = element.attr("xml:base").strip();
        String resolved = own.isEmpty() ? null : Links.resolve(own, outer);
        return resolved == null ? outer : resolved;
    }

    /** As it stands, but for an address that needs the {@code xml:base} around it to be one. */
    private static String id(Element guid, String documentBase) {
        String id = guid.wholeText().strip();
        String base = base(guid, documentBase);
        String resolved = base.equals(documentBase) || id.contains(":") ? null : Links.resolve(id, base);
        return resolved == null ? id : resolved;
    }

    private static @Nullable String about(Element item) {
        String about = item.hasAttr("rdf:about") ? item.attr("rdf:about") : item.attr("about");
        return about.isBlank() ? null : about.strip();
    }

    /** A guid is an address when it says so, or when it says nothing and looks like one. */
    private static boolean isPermaLink(@Nullable Element guid, String id) {
        String said = guid == null ? "" : guid.attr("ispermalink").strip().toLowerCase(Locale.ROOT);
        return said.equals("true") || (!said.equals("false") && Links.isAbsolute(id));
    }

    private static List<XmlLink> links(Element item, Children children, Rules rules, String base) {
        List<XmlLink> links = new ArrayList<>();
        List<Element> elements = new ArrayList<>(children.all(List.of("core:link")));
        if (rules == Rules.RSS) {
            // RSS knows one link; where there are several, the last is the one that readers have agreed on.
            Collections.reverse(elements);
        }
        elements.addAll(children.all(List.of("atom:link")));
        for (Element link : elements) {
            String raw = link.hasAttr("href") ? link.attr("href") : link.wholeText();
            String href = raw.isBlank() ? null : Links.resolve(raw, base(link, base));
            if (href != null) {
                String rel = link.attr("rel").strip().toLowerCase(Locale.ROOT).replace(IANA, "");
                links.add(new XmlLink(rel.isEmpty() ? "alternate" : rel, link.attr("type"), href));
            }
        }
        // Of several forms of an article the page is meant.
        links.sort(Comparator.comparing(
                link -> !link.type().isEmpty() && !link.type().contains("html")));
        // CDF has the address on the item itself, Atom may have the body elsewhere, a podcast only the recording.
        fallback(links, item.attr("href"), base);
        for (Element content : children.all(List.of("core:content", "atom:content"))) {
            fallback(links, content.attr("src"), base);
        }
        if (children.first(List.of("core:guid")) == null) {
            children.all(List.of("core:enclosure")).forEach(enclosure -> fallback(links, enclosure.attr("url"), base));
        }
        links.stream()
                .filter(link -> link.rel().equals("enclosure"))
                .findFirst()
                .ifPresent(link -> fallback(links, link.href(), base));
        return links;
    }

    private static void fallback(List<XmlLink> links, String raw, String base) {
        String href = raw.isBlank() ? null : Links.resolve(raw, base);
        if (href != null && links.stream().noneMatch(link -> link.rel().equals("alternate"))) {
            links.add(new XmlLink("alternate", "", href));
        }
    }

    /** Name of a person: {@code <name>}, or what is left of {@code joe@example.org (Joe)} without the address. */
    static String person(Element author) {
        for (String key : List.of("name", "email", "uri", "url")) {
            for (Element child : author.children()) {
                if (ElementVocabulary.local(child).equals(key)
                        && !child.wholeText().isBlank()) {
                    return child.wholeText().strip();
                }
            }
        }
        String whole = author.wholeText().strip();
        String text = whole.substring(0, Math.min(MAX_PERSON, whole.length()));
        String name = text.replaceAll("[<(]?[^\\s()<>]+@[^\\s()<>]+[>)]?", " ")
                .strip()
                .replaceAll("^\\(|\\)$", "");
        return name.isBlank() ? text : name.strip();
    }

    private static List<String> categories(Children children) {
        return children.all(CATEGORIES).stream()
                .flatMap(category -> {
                    String text = Stream.of(category.attr("label"), category.attr("term"), category.wholeText())
                            .filter(value -> !value.isBlank())
                            .findFirst()
                            .orElse("");
                    return ElementVocabulary.local(category).equals("keywords")
                            ? Stream.of(text.split(","))
                            : Stream.of(text);
                })
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String date(Children children, List<String> keys) {
        Element date = children.first(keys);
        return date == null ? null : date.wholeText();
    }
}
