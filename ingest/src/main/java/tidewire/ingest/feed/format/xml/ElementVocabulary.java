package tidewire.ingest.feed.format.xml;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which vocabulary an element is of, by its namespace where that is known and by its prefix where not: feeds leave
 * prefixes undeclared, misspell namespaces and put blanks into them.
 */
public final class ElementVocabulary {
    private static final Map<String, String> BY_NAMESPACE = Map.ofEntries(
            Map.entry("www.w3.org/2005/atom", "atom"),
            Map.entry("purl.org/atom/ns", "atom"),
            Map.entry("purl.org/dc/elements/1.1", "dc"),
            Map.entry("purl.org/dc/elements/1.0", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("search.yahoo.com/mrss", "media"),
            Map.entry("www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("purl.org/rss/1.0", "core"),
            Map.entry("purl.org/net/rss1.1", "core"),
            Map.entry("my.netscape.com/rdf/simple/0.9", "core"),
            Map.entry("channel.netscape.com/rdf/simple/0.9", "core"),
            Map.entry("backend.userland.com/rss", "core"),
            Map.entry("backend.userland.com/rss2", "core"),
            Map.entry("blogs.law.harvard.edu/tech/rss", "core"));

    private static final Set<String> PREFIXES =
            Set.of("atom", "dc", "dcterms", "content", "sy", "itunes", "media", "xhtml", "rdf");

    /** Prefixes in use for one of these. */
    private static final Map<String, String> ALIASES =
            Map.of("a", "atom", "atom10", "atom", "rss", "core", "html", "xhtml", "xh", "xhtml");

    private ElementVocabulary() {}

    /** Vocabulary and local name, {@code dc:creator}; {@code core} is the feed's own, {@code other} what is not known. */
    public static String key(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        int colon = name.indexOf(':');
        return of(element, colon < 0 ? "" : name.substring(0, colon)) + ":" + name.substring(colon + 1);
    }

    static String local(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }

    private static String of(Element element, String prefix) {
        if (prefix.isEmpty()) {
            String own = declared(element, "xmlns", false);
            String known = own == null ? null : BY_NAMESPACE.get(plain(own));
            return known == null ? "core" : known;
        }
        String namespace = declared(element, "xmlns:" + prefix, true);
        String known = namespace == null ? null : BY_NAMESPACE.get(plain(namespace));
        return known != null ? known : PREFIXES.contains(prefix) ? prefix : ALIASES.getOrDefault(prefix, "other");
    }

    /** The declaration in force; the default namespace of the root counts only with {@code root}. */
    private static @Nullable String declared(Element element, String attribute, boolean root) {
        for (Element at = element; at != null && at.parent() != null; at = at.parent()) {
            boolean isRoot = at.parent().parent() == null;
            if (isRoot && !root) {
                return null;
            }
            if (at.hasAttr(attribute)) {
                return at.attr(attribute);
            }
        }
        return null;
    }

    private static String plain(String namespace) {
        return namespace
                .substring(0, Math.min(200, namespace.length()))
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/#?]+$", "");
    }
}
