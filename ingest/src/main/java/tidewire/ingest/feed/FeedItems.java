package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.NewsItem;
import tidewire.events.Topics;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.parse.FeedParser;
import tidewire.ingest.feed.parse.ParsedFeed;
import tidewire.ingest.feed.state.BoundedSet;
import tidewire.ingest.feed.state.FeedMemory;
import tidewire.ingest.feed.state.PollState;
import tidewire.ingest.feed.state.SeenItems;
import tidewire.ingest.feed.state.SeenItems.Change;

/** What a feed holds: told apart from what it has shown before, published, and remembered once Kafka has it. */
final class FeedItems {
    private static final Logger log = LoggerFactory.getLogger(FeedItems.class);
    /** So long after it was to be asked, what a feed holds has been missed, not just published. */
    private static final Duration LONG_STOP = Duration.ofHours(1);

    /** Between two polls of a feed that fails. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(80);

    /** Kinds of doubts that the log tells of; they are remembered. */
    private static final int MOST_DOUBTS = 20;

    private final FeedConfig feed;
    private final IngestContext context;
    private final FeedMemory memory;
    private final FeedMeters meters;
    private final FeedParser parser;
    private final BoundedSet setAside = new BoundedSet(1_000);
    /** Of the last document, however many: they are set aside once, and not at each poll. */
    private Set<Integer> lastRejected = Set.of();

    private SeenItems seen = new SeenItems(List.of());

    FeedItems(FeedConfig feed, IngestContext context, FeedMemory memory, FeedMeters meters) {
        this.feed = feed;
        this.context = context;
        this.memory = memory;
        this.meters = meters;
        this.parser = new FeedParser(feed.severity());
    }

    /** Reads what was remembered. */
    void start() {
        seen = memory.items(context.state());
    }

    /**
     * @param items that went out
     * @param polls what is known of the feed now
     */
    record Published(int items, PollState polls) {}

    /**
     * Returns when Kafka has acknowledged them.
     *
     * @param polls what was known before
     * @param asked when the feed was asked
     * @param due when it was to be asked again after its last answer; null when it has never answered
     * @throws FeedException when the answer cannot be read
     */
    Published publish(FeedResponse response, PollState polls, Instant asked, @Nullable Instant due)
            throws FeedException {
        ParsedFeed parsed;
        try {
            parsed = parser.parse(
                    response.body(), response.contentType(), response.url().toString());
        } catch (UnreadableFeedException e) {
            throw setAside(response, e);
        }
        List<Change> changes = seen.changes(parsed.items(), asked);
        Publisher.Batch batch = context.publisher().batch(feed.source());
        Set<Integer> stillThere = new HashSet<>();
        for (ParsedFeed.Rejected rejected : parsed.rejected()) {
            int content = Arrays.hashCode(rejected.raw());
            if (stillThere.add(content) && !lastRejected.contains(content) && setAside.add(content)) {
                batch.deadLetter(rejected.reason(), rejected.raw());
            }
        }
        lastRejected = stillThere;
        int items = send(changes, batch, due, polls);
        batch.acknowledged().join();

        // Behind the items: what is lost between the two is sent again, and readers drop it by its id.
        remember(changes, seen.remember(parsed.items(), changes));
        // What stands for half a document must not stand for the whole, nor an answer of "not modified" for what is
        // told later.
        boolean again = parsed.truncated() || seen.heldBack();
        PollState next =
                polls.holding(again ? null : response.etag(), again ? null : response.lastModified(), parsed.hints());
        meters.fetched(items, parsed.items());
        return new Published(items, next.doubting(doubts(parsed, polls.doubted())));
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

    private int send(List<Change> changes, Publisher.Batch batch, @Nullable Instant due, PollState polls) {
        try (Observation observation = context.clock().begin()) {
            Instant time = observation.time();
            boolean late = isLate(due, time);
            Set<Change> backlog = late ? new Backlog(feed.backlog(), feed.backlogItems()).of(changes, time) : Set.of();
            int items = 0;
            for (Change change : changes) {
                if (late ? backlog.contains(change) : change.news()) {
                    String id = feed.name() + ":" + change.seen().id();
                    batch.send(
                            Topics.NEWS,
                            id,
                            change.item()
                                    .news(
                                            id,
                                            feed.source(),
                                            time,
                                            change.seen().revision(),
                                            late && !isOfNow(change, polls.lastFailure(), time)));
                    items++;
                }
            }
            return items;
        }
    }

    /** Whether the item is newer than the last, vain, look at its feed, and that look not long ago: no outage kept it from us. */
    private static boolean isOfNow(Change change, @Nullable Instant lastFailure, Instant time) {
        Instant published = change.item().publishedBy();
        return lastFailure != null
                && change.item().precision() != NewsItem.Precision.DAY
                && published != null
                && published.isAfter(lastFailure)
                && !published.isAfter(time)
                && Duration.between(lastFailure, time).compareTo(LONGEST_PAUSE) <= 0;
    }

    /** Whether what the feed holds was there long before this ingestor looked: at a first start, after a stop or an outage. */
    private static boolean isLate(@Nullable Instant due, Instant time) {
        return due == null || Duration.between(due, time).compareTo(LONG_STOP) > 0;
    }

    private void remember(List<Change> changes, List<String> forgotten) {
        Publisher.Batch batch = context.publisher().batch(feed.source());
        memory.write(batch, changes, forgotten);
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: what it has shown was not remembered: {}", feed.source(), e.getMessage());
            return null;
        });
    }

    /** What is broken is set aside once, however often it is served. */
    private FeedException setAside(FeedResponse response, UnreadableFeedException reason) {
        String why = String.valueOf(reason.getMessage());
        if (setAside.add(Arrays.hashCode(response.body()))) {
            Publisher.Batch batch = context.publisher().batch(feed.source());
            batch.deadLetter(why, response.body());
            batch.acknowledged().join();
        }
        return new FeedException(why);
    }
}
