package tidewire.ingest.feed.format.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.UnreadableFeedException;

/** An element of an item that nobody has closed holds the elements that should stand behind it. */
final class Unclosed {
    /** They hold no elements. */
    private static final Set<String> LEAVES = Set.of(
            "core:link",
            "atom:link",
            "core:guid",
            "core:id",
            "atom:id",
            "core:pubdate",
            "core:published",
            "atom:published",
            "core:updated",
            "atom:updated",
            "core:category",
            "core:comments",
            "core:enclosure",
            "dc:date",
            "dc:creator",
            "dc:subject");

    /** They hold markup, in which these mean nothing. */
    private static final Set<String> TEXTS =
            Set.of("core:title", "atom:title", "core:description", "core:summary", "atom:summary");

    private static final Set<String> NO_MARKUP = Set.of(
            "core:guid",
            "core:pubdate",
            "core:published",
            "core:updated",
            "core:description",
            "core:comments",
            "core:enclosure",
            "core:category",
            "content:encoded",
            "dc:date",
            "dc:creator",
            "dc:subject");

    private static final Set<String> MARKUP = Set.of("core", "xhtml", "other");

    private Unclosed() {}

    /**
     * Puts what stands in such an element behind it.
     *
     * @throws UnreadableFeedException when that takes too long
     */
    static void mend(Element item, Deadline deadline) throws UnreadableFeedException {
        // Grows while it is walked: what is moved may be open itself.
        List<Element> children = new ArrayList<>(item.children());
        for (int i = 0; i < children.size(); i++) {
            deadline.check();
            Element child = children.get(i);
            String key = ElementVocabulary.key(child);
            boolean leaf = LEAVES.contains(key);
            if (child.childrenSize() > 0 && (leaf || TEXTS.contains(key))) {
                List<Element> moved = moved(child, leaf);
                children.addAll(i + 1, moved);
            }
        }
    }

    private static List<Element> moved(Element open, boolean leaf) {
        Element first = open.children().stream()
                .filter(child -> belongsBehind(child, leaf))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>(open.childNodes());
        int cut = nodes.indexOf(first);
        List<Node> behind = nodes.subList(cut, nodes.size());
        Element parent = open.parent();
        if (parent != null) {
            // All at once: one by one, each would move all that stand behind it.
            open.empty();
            open.appendChildren(nodes.subList(0, cut));
            parent.insertChildren(open.siblingIndex() + 1, behind);
        }
        return behind.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static boolean belongsBehind(Element child, boolean leaf) {
        String key = ElementVocabulary.key(child);
        boolean inNoText = LEAVES.contains(key) || TEXTS.contains(key) || !MARKUP.contains(key.split(":", 2)[0]);
        return NO_MARKUP.contains(key)
                || leaf && inNoText
                || key.equals("core:link") && !child.wholeText().isBlank();
    }
}
