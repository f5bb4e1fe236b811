package tidewire.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.simulator.sample.DaySpread;

/**
 * Reports with labels, oldest first: JSON Lines as {@code demo --news} reads them, with {@code story}, {@code chain},
 * {@code hard_negatives}, {@code importance} and {@code severity} beside each. Labels may also stand in a file of their own, by
 * {@code id} and, where two feeds have the same, {@code feed}. An item is known by its id, or by {@code <feed>:<id>} where two feeds
 * have the same.
 */
public final class LabelledSet {
    private static final Label NONE = new Label(null, null, List.of(), null);

    private final List<NewsItem> items;
    private final Map<String, Label> labels;

    private LabelledSet(List<NewsItem> items, Map<String, Label> labels) {
        this.items = List.copyOf(items);
        this.labels = labels;
    }

    /**
     * @param labels null when they stand in the set itself
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static LabelledSet read(Path set, @Nullable Path labels) {
        List<SetLine> lines = SetLine.read(set);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(set + " has no items");
        }
        lines.forEach(SetLine::checkItem);
        Ids ids = Ids.of(lines);
        DaySpread days = new DaySpread(lines.stream()
                .filter(line -> line.precision() == NewsItem.Precision.DAY)
                .map(SetLine::published)
                .toList());
        Map<String, Label> byId = new LinkedHashMap<>();
        List<NewsItem> items = new ArrayList<>();
        for (SetLine line : lines) {
            items.add(item(line, ids.of(line), days));
            byId.put(ids.of(line), label(line, ids));
        }
        if (labels != null) {
            SetLine.read(labels).forEach(line -> byId.put(ids.of(line), label(line, ids)));
        }
        items.sort(Comparator.comparing(NewsItem::observed).thenComparing(NewsItem::id));
        return new LabelledSet(items, byId);
    }

    /** Oldest first. */
    public List<NewsItem> items() {
        return items;
    }

    public Label label(String id) {
        return labels.getOrDefault(id, NONE);
    }

    private static NewsItem item(SetLine line, String id, DaySpread days) {
        Instant published = line.published();
        boolean dayOnly = line.precision() == NewsItem.Precision.DAY;
        String category = line.text("category");
        return new NewsItem(
                id,
                "feed:" + (line.feed().isEmpty() ? "news" : line.feed()),
                dayOnly ? days.next(published) : published,
                dayOnly ? midnight(published) : published,
                line.precision(),
                line.json().path("title").asText(),
                line.text("summary"),
                line.text("text"),
                line.text("link"),
                null,
                category == null ? List.of() : List.of(category),
                List.of(),
                line.json().hasNonNull("severity")
                        ? line.json().path("severity").asDouble()
                        : null,
                0,
                false);
    }

    private static Instant midnight(Instant time) {
        return time.atZone(ZoneOffset.UTC).with(LocalTime.MIN).toInstant();
    }

    private static Label label(SetLine line, Ids ids) {
        List<String> apart = new ArrayList<>();
        line.json().path("hard_negatives").forEach(other -> apart.add(ids.other(line, other.asText())));
        JsonNode importance = line.json().path("importance");
        return new Label(
                line.text("story"), line.text("chain"), apart, importance.isNumber() ? importance.asInt() : null);
    }

    /**
     * By what items are known.
     *
     * @param feeds feeds that have an item of an id
     */
    private record Ids(Map<String, Set<String>> feeds) {
        static Ids of(List<SetLine> lines) {
            Map<String, Set<String>> feeds = new HashMap<>();
            for (SetLine line : lines) {
                if (!feeds.computeIfAbsent(line.id(), id -> new HashSet<>()).add(line.feed())) {
                    throw new IllegalArgumentException(line.where() + ": the id '" + line.id() + "' occurs twice");
                }
            }
            return new Ids(feeds);
        }

        String of(SetLine line) {
            Set<String> having = feeds.getOrDefault(line.id(), Set.of());
            if (having.size() <= 1) {
                return line.id();
            }
            if (!having.contains(line.feed())) {
                throw new IllegalArgumentException(line.where() + ": several feeds have the id '" + line.id()
                        + "', so 'feed' must say which is meant");
            }
            return line.feed() + ":" + line.id();
        }

        /** What another line's id means to this one: of several feeds that have it, the line's own. */
        String other(SetLine line, String id) {
            return feeds.getOrDefault(id, Set.of()).size() > 1 ? line.feed() + ":" + id : id;
        }
    }
}
