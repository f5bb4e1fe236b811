package tidewire.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Topics;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.parse.FeedParser;
import tidewire.ingest.feed.parse.ParsedFeed;
import tidewire.ingest.feed.state.FeedMemory;
import tidewire.ingest.feed.state.Held;
import tidewire.ingest.feed.state.SeenItem;
import tidewire.ingest.feed.state.SeenItems;
import tidewire.ingest.feed.state.SeenItems.Change;
import tidewire.ingest.feed.state.SetAside;

/**
 * What a feed holds: told apart from what it has shown before, and published. What is to be sent is remembered before, as
 * on its way, and once more when Kafka has it: wherever this is killed, the words of one id and revision never change.
 */
final class FeedItems {
    private static final Logger log = LoggerFactory.getLogger(FeedItems.class);

    /** Kinds of doubts that the log tells of; they are remembered. */
    private static final int MOST_DOUBTS = 20;

    private final FeedConfig feed;
    private final IngestContext context;
    private final FeedMemory memory;
    private final FeedMeters meters;
    private final FeedParser parser;
    private final SetAside setAside;

    private SeenItems seen = new SeenItems(List.of());

    FeedItems(FeedConfig feed, IngestContext context, FeedMemory memory, FeedMeters meters) {
        this.feed = feed;
        this.context = context;
        this.memory = memory;
        this.meters = meters;
        this.parser = new FeedParser(feed.severity());
        this.setAside = new SetAside(feed.source(), context.publisher());
    }

    /** Reads what was remembered. */
    void start() {
        seen = memory.items(context.state());
    }

    /**
     * @param items that went out
     * @param held of the document
     */
    record Published(int items, Held held) {}

    /**
     * Returns when Kafka has acknowledged them.
     *
     * @param before what was held of the document before
     * @param asked when the feed was asked
     * @param outage for how long it could not be
     * @throws FeedException when the answer cannot be read
     */
    Published publish(FeedResponse response, Held before, Instant asked, Outage outage) throws FeedException {
        ParsedFeed parsed = parse(response);
        List<Change> changes = seen.changes(parsed.items(), asked);
        List<Change> news = chosen(changes, outage);
        List<String> forgotten = remember(parsed, changes, news);
        send(news, outage);
        arrived(news, forgotten);
        boolean all = setAside.put(parsed.rejected());
        meters.fetched(news.size(), parsed.items());
        // What stands for half a document must not stand for the whole.
        boolean stands = all && !parsed.truncated();
        return new Published(
                news.size(),
                new Held(
                        stands ? response.etag() : null,
                        stands ? response.lastModified() : null,
                        seen.toldLater(),
                        parsed.hints(),
                        doubts(parsed, before.doubted())));
    }

    private ParsedFeed parse(FeedResponse response) throws FeedException {
        try {
            return parser.parse(
                    response.body(), response.contentType(), response.url().toString());
        } catch (UnreadableFeedException e) {
            String why = String.valueOf(e.getMessage());
            setAside.put(List.of(new ParsedFeed.Rejected(why, response.body())));
            throw new FeedException(why);
        }
    }

    /** Those that are to be told, oldest first. */
    private List<Change> chosen(List<Change> changes, Outage outage) {
        Instant now = now();
        if (!outage.isLong(now)) {
            return changes.stream().filter(Change::news).toList();
        }
        Set<Change> backlog = new Backlog(feed.backlog(), feed.backlogItems()).of(changes, now);
        return changes.stream().filter(backlog::contains).toList();
    }

    private Instant now() {
        try (Observation observation = context.clock().begin()) {
            return observation.time();
        }
    }

    /** Waits until it stands in Kafka; returns the ids of what is forgotten. */
    private List<String> remember(ParsedFeed parsed, List<Change> changes, List<Change> news) {
        if (changes.isEmpty()) {
            return seen.remember(parsed.items(), List.of());
        }
        Instant now = now();
        Set<String> sending = news.stream().map(change -> change.seen().id()).collect(Collectors.toSet());
        List<SeenItem> changed = changes.stream()
                .map(Change::seen)
                .map(item -> sending.contains(item.id()) ? item.sending(now) : item)
                .toList();
        Publisher.Batch batch = context.publisher().batch(feed.source());
        memory.write(batch, changed);
        batch.acknowledged().join();
        return seen.remember(parsed.items(), changed);
    }

    private void send(List<Change> news, Outage outage) {
        Publisher.Batch batch = context.publisher().batch(feed.source());
        try (Observation observation = context.clock().begin()) {
            Instant time = observation.time();
            boolean late = outage.isLong(time);
            for (Change change : news) {
                String id = feed.name() + ":" + change.seen().id();
                boolean backlog = late && !outage.hasNotHidden(change.item(), time);
                batch.send(
                        Topics.NEWS,
                        id,
                        change.item()
                                .news(id, feed.source(), time, change.seen().revision(), backlog));
            }
        }
        batch.acknowledged().join();
    }

    /** What is lost of this is sent again under the same id and revision, and readers drop it. */
    private void arrived(List<Change> news, Collection<String> forgotten) {
        List<SeenItem> sent = news.stream().map(change -> change.seen().sent()).toList();
        sent.forEach(seen::put);
        Publisher.Batch batch = context.publisher().batch(feed.source());
        memory.write(batch, sent);
        memory.forget(batch, forgotten);
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: what it has shown was not remembered: {}", feed.source(), e.getMessage());
            return null;
        });
    }

    /** Tells of the doubts of kinds that were not told before, and gives the kinds that have been told since. */
    private List<String> doubts(ParsedFeed parsed, List<String> told) {
        List<String> kinds = new ArrayList<>(told);
        for (ParsedFeed.Doubt doubt : parsed.doubts()) {
            if (kinds.size() < MOST_DOUBTS && !kinds.contains(doubt.kind())) {
                kinds.add(doubt.kind());
                log.warn("{}: {}", feed.source(), doubt.words());
            }
        }
        return kinds;
    }
}
