package tidewire.ingest.feed.parse;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidewire.events.InvalidEventException;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.parse.FeedDates.FeedDate;
import tidewire.ingest.feed.parse.ParsedFeed.Rejected;

/** RSS and Atom of all versions to news items. */
public final class FeedParser {
    private static final int MAX_TITLE = 500;
    private static final int MAX_ID = 300;
    /** A description longer than this is the body, not a summary of it. */
    private static final int MAX_SUMMARY = 1_000;

    private static final Duration NOON = Duration.ofHours(12);

    private final FeedConfig feed;

    public FeedParser(FeedConfig feed) {
        this.feed = feed;
    }

    /** @throws FeedException when the document as a whole is no feed */
    public ParsedFeed parse(FeedResponse response) throws FeedException {
        FeedDocument document = FeedDocument.parse(XmlText.decode(response.body(), response.contentType()));
        List<SyndEntry> entries = entries(document);
        if (entries.size() != document.size()) {
            throw new FeedException("items found: " + document.size() + ", items understood: " + entries.size());
        }
        List<NewsItem> items = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                items.add(item(entries.get(i), document, i, response));
            } catch (InvalidEventException e) {
                rejected.add(new Rejected(
                        String.valueOf(e.getMessage()), document.raw(i).getBytes(StandardCharsets.UTF_8)));
            }
        }
        items.sort(Comparator.comparing(NewsItem::published).thenComparing(NewsItem::id));
        return new ParsedFeed(items, rejected);
    }

    private static List<SyndEntry> entries(FeedDocument document) throws FeedException {
        try {
            SyndFeed parsed = new SyndFeedInput(false, Locale.US).build(document.document());
            return parsed.getEntries();
        } catch (com.rometools.rome.io.FeedException | RuntimeException e) {
            throw new FeedException("neither RSS nor Atom: " + e.getMessage());
        }
    }

    private NewsItem item(SyndEntry entry, FeedDocument document, int index, FeedResponse response) {
        String description = entry.getDescription() == null ? "" : text(entry.getDescription());
        String content = entry.getContents().stream()
                .map(FeedParser::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        boolean descriptionIsBody = content.isEmpty() && description.length() > MAX_SUMMARY;
        String body = descriptionIsBody ? description : content;
        String summary = descriptionIsBody || description.equals(content) ? "" : description;
        String title = title(entry, summary.isEmpty() ? body : summary);
        String link = link(entry.getLink(), response.url());
        FeedDate date = date(document, index, response.date());
        String category = entry.getCategories().stream()
                .map(SyndCategory::getName)
                .map(name -> name == null ? "" : PlainText.line(name, MAX_TITLE))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return new NewsItem(
                feed.name() + ":" + guid(entry, link, title, body),
                feed.source(),
                date.time(),
                date.time(),
                date.precision(),
                title,
                orNull(summary),
                orNull(body),
                link,
                null,
                category.isBlank() ? List.of() : List.of(category),
                List.of(),
                null,
                0,
                false);
    }

    private static String text(SyndContent content) {
        return content.getValue() == null ? "" : PlainText.of(content.getValue());
    }

    /** Some feeds have items without title: the first words stand for it. */
    private static String title(SyndEntry entry, String text) {
        String raw = entry.getTitleEx() == null
                ? entry.getTitle()
                : entry.getTitleEx().getValue();
        String title = raw == null ? "" : PlainText.line(raw, MAX_TITLE);
        if (!title.isEmpty() || text.isEmpty()) {
            return title;
        }
        String first = text.lines().findFirst().orElse("");
        return first.length() > 120 ? first.substring(0, Math.max(first.lastIndexOf(' ', 119), 60)) + "…" : first;
    }

    private static String guid(SyndEntry entry, @Nullable String link, String title, String body) {
        String uri =
                entry.getUri() == null ? "" : PlainText.clean(entry.getUri()).strip();
        if (uri.isEmpty() && link != null) {
            uri = link;
        }
        return uri.isEmpty() || uri.length() > MAX_ID ? sha256(uri.isEmpty() ? title + "\n" + body : uri) : uri;
    }

    private static @Nullable String link(@Nullable String raw, URI base) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        try {
            URI link = base.resolve(PlainText.clean(raw).strip().replace(" ", "%20"));
            String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && link.getHost() != null;
            return web ? scheme + link.toString().substring(scheme.length()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The item's own time, or the time of the answer when it has none. A {@code dc:date} beside a full time says how much
     * of that time is real. An item of which only the day is known gets the time of the answer when that lies in the day,
     * and the day's noon otherwise.
     */
    private static FeedDate date(FeedDocument document, int index, Instant answered) {
        FeedDate dublinCore = FeedDates.parse(document.dublinCoreDate(index));
        FeedDate own = FeedDates.parse(document.text(index, "pubDate", "published", "issued"));
        FeedDate date = own != null ? own : dublinCore;
        if (date == null) {
            date = FeedDates.parse(document.text(index, "updated", "modified"));
        }
        if (date == null) {
            return new FeedDate(answered, Precision.SECOND);
        }
        if (own != null && dublinCore != null && dublinCore.precision().compareTo(own.precision()) > 0) {
            return new FeedDate(own.time(), dublinCore.precision());
        }
        if (date.precision() != Precision.DAY) {
            return date;
        }
        Duration sinceMidnight = Duration.between(date.time(), answered);
        boolean today = !sinceMidnight.isNegative() && sinceMidnight.compareTo(Duration.ofDays(1)) < 0;
        return new FeedDate(today ? answered : date.time().plus(NOON), Precision.DAY);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
