package tidewire.ingest.feed.parse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.date.FeedDate;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.Entry;
import tidewire.ingest.feed.format.FeedDocument;
import tidewire.ingest.feed.format.FeedFormat;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.link.Links;
import tidewire.ingest.feed.parse.ParsedFeed.Doubt;
import tidewire.ingest.feed.parse.ParsedFeed.Rejected;
import tidewire.ingest.feed.text.Characters;
import tidewire.ingest.feed.text.PlainText;
import tidewire.ingest.feed.text.Utf8;

/** Feeds of all formats to plain text within limits. */
public final class FeedParser {
    /** Longer than any honest document takes, on the slowest machine. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int MAX_TITLE = 500;
    private static final int NAMES_FOR_A_TITLE = 3;
    private static final int MAX_NAME = 200;
    private static final int MAX_CATEGORIES = 20;
    /** A description longer than this is the body, not a summary of it. */
    private static final int MAX_SUMMARY = 1_000;
    /** In bytes; with the rest of the record, and as JSON, below half of Kafka's limit. */
    private static final int MAX_SUMMARY_BYTES = 32 << 10;

    private static final int MAX_TEXT_BYTES = 192 << 10;

    private final SeverityRule severity;

    /** @param severity regular expression whose first group is a score, or null */
    public FeedParser(@Nullable String severity) {
        this.severity = new SeverityRule(severity);
    }

    /**
     * Reads a document.
     *
     * @param contentType value of the HTTP header, or null
     * @param url address of the document
     * @throws UnreadableFeedException when the document as a whole is no feed
     */
    public ParsedFeed parse(byte[] body, @Nullable String contentType, String url) throws UnreadableFeedException {
        Deadline deadline = Deadline.after(LONGEST);
        FeedDocument document = FeedFormat.read(Characters.decode(body, contentType), url, deadline);
        List<FeedItem> items = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        document.broken().forEach(broken -> rejected.add(rejected(broken.reason(), broken.raw())));
        Set<Doubt> doubts = new LinkedHashSet<>();
        for (Entry entry : document.entries()) {
            deadline.check();
            FeedItem item = item(entry, url, doubts);
            if (item == null) {
                rejected.add(rejected("an item with nothing in it", entry.raw().get()));
            } else {
                items.add(item);
            }
        }
        return new ParsedFeed(
                PlainText.line(document.title(), MAX_TITLE),
                oldestFirst(items),
                rejected,
                document.hints(),
                document.truncated(),
                List.copyOf(doubts));
    }

    private static Rejected rejected(String reason, String raw) {
        return new Rejected(reason, raw.getBytes(StandardCharsets.UTF_8));
    }

    /** By their times when all have one, else the document turned round: feeds show the newest first. */
    private static List<FeedItem> oldestFirst(List<FeedItem> items) {
        List<FeedItem> ordered = new ArrayList<>(items);
        Collections.reverse(ordered);
        if (items.stream().allMatch(item -> item.published() != null)) {
            ordered.sort(Comparator.comparing(item -> Objects.requireNonNullElse(item.published(), Instant.EPOCH)));
        }
        return ordered;
    }

    private @Nullable FeedItem item(Entry entry, String url, Collection<Doubt> doubts) {
        String description = PlainText.of(entry.description());
        String content = PlainText.of(entry.content());
        boolean descriptionIsBody = content.isEmpty() && description.length() > MAX_SUMMARY;
        String body = descriptionIsBody ? description : content;
        String summary = descriptionIsBody || description.equals(content) ? "" : description;
        String link = Links.article(entry.link(), url);
        String title = title(entry, summary.isEmpty() ? body : summary, link);
        if (title.isEmpty()) {
            return null;
        }
        FeedDate date = ItemDates.published(entry.dates(), doubts);
        return new FeedItem(
                guid(entry.guid()),
                date == null ? null : date.time(),
                date == null ? Precision.NONE : date.precision(),
                title,
                orNull(Utf8.shortened(summary, MAX_SUMMARY_BYTES)),
                orNull(Utf8.shortened(body, MAX_TEXT_BYTES)),
                link,
                entry.author() == null ? null : orNull(name(entry.author())),
                entry.categories().stream()
                        .map(FeedParser::name)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .limit(MAX_CATEGORIES)
                        .toList(),
                severity.of(title, summary, body));
    }

    private static String name(String raw) {
        return PlainText.line(raw, MAX_NAME);
    }

    /**
     * Some feeds have items without title: the first words stand for it, or the address where there is nothing to read. An item
     * that has neither is named for what it is; empty only for one that says nothing at all.
     */
    private static String title(Entry entry, String text, @Nullable String link) {
        String title = PlainText.line(entry.title(), MAX_TITLE);
        if (!title.isEmpty()) {
            return title;
        }
        String first = text.lines().findFirst().orElse("");
        if (first.isEmpty()) {
            return link == null
                    ? untitled(entry)
                    : link.length() > MAX_TITLE ? link.substring(0, MAX_TITLE - 1) + "…" : link;
        }
        return first.length() > 120 ? first.substring(0, Math.max(first.lastIndexOf(' ', 119), 60)) + "…" : first;
    }

    private static String untitled(Entry entry) {
        boolean something = entry.guid() != null
                || entry.author() != null
                || !entry.categories().isEmpty()
                || Stream.of(
                                entry.description(), // a picture, say
                                entry.content(),
                                entry.dates().published(),
                                entry.dates().dublinCore(),
                                entry.dates().updated())
                        .anyMatch(said -> said != null && !said.isBlank());
        // What it is about and whose it is, where that is said: two of them are not the same.
        String names = Stream.concat(entry.categories().stream(), Stream.ofNullable(entry.author()))
                .map(FeedParser::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(NAMES_FOR_A_TITLE)
                .collect(Collectors.joining(", "));
        return something ? (NewsItem.UNTITLED + " " + names).strip() : "";
    }

    private static @Nullable String guid(@Nullable String raw) {
        return raw == null ? null : orNull(PlainText.clean(raw).strip());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
