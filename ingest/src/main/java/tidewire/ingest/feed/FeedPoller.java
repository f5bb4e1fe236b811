package tidewire.ingest.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.NewsItem;
import tidewire.events.Topics;
import tidewire.ingest.Backoff;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Observation;
import tidewire.ingest.Publisher;
import tidewire.ingest.Source;
import tidewire.ingest.feed.http.FeedClient;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.http.FeedResponse.Validators;
import tidewire.ingest.feed.parse.FeedParser;
import tidewire.ingest.feed.parse.ParsedFeed;
import tidewire.ingest.feed.state.BoundedSet;
import tidewire.ingest.feed.state.SeenItems;

/**
 * Polls one feed, one poll at a time, without a thread of its own. A poll is done when Kafka has acknowledged its items;
 * only then are they remembered and the server's validators echoed from now on. What fails in between is therefore asked
 * for again.
 */
public final class FeedPoller implements Source {
    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);
    private static final int REMEMBERED_ITEMS = 10_000;
    private static final Duration MOST_BACKOFF = Duration.ofHours(1);
    private static final Duration MOST_RETRY_AFTER = Duration.ofDays(1);
    private static final Duration MOST_FIRST_DELAY = Duration.ofSeconds(5);

    private final FeedConfig feed;
    private final FeedClient client;
    private final FeedParser parser;
    private final IngestContext context;
    private final ScheduledExecutorService pool;
    private final InstantSource wallClock;
    private final SeenItems seen = new SeenItems(REMEMBERED_ITEMS);
    private final BoundedSet setAside = new BoundedSet(1_000);
    private final Backoff backoff;
    private final Counter items;
    private final Counter fetched;
    private final Counter unchanged;
    private final Counter failed;

    private Validators validators = Validators.NONE;
    private volatile @Nullable String problem = "not polled yet";
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant lastItem;
    private volatile boolean closed;

    public FeedPoller(FeedConfig feed, FeedClient client, IngestContext context) {
        this.feed = feed;
        this.client = client;
        this.parser = new FeedParser(feed);
        this.context = context;
        this.pool = context.pool();
        this.wallClock = context.wallClock();
        MeterRegistry meters = context.meters();
        this.backoff = new Backoff(feed.every(), MOST_BACKOFF, ThreadLocalRandom.current());
        this.items = meters.counter("tidewire.ingest.items", "source", feed.source());
        this.fetched = polls(meters, "fetched");
        this.unchanged = polls(meters, "unchanged");
        this.failed = polls(meters, "failed");
        age(meters, "tidewire.ingest.feed.success.age", "Time since the last poll that worked", () -> lastSuccess);
        age(meters, "tidewire.ingest.feed.item.age", "Time since the feed last showed a new item", () -> lastItem);
    }

    private Counter polls(MeterRegistry meters, String result) {
        return meters.counter("tidewire.ingest.feed.polls", "source", feed.source(), "result", result);
    }

    private void age(
            MeterRegistry meters, String name, String help, java.util.function.Supplier<@Nullable Instant> since) {
        Gauge.builder(name, () -> {
                    Instant then = since.get();
                    return then == null
                            ? Double.NaN
                            : Duration.between(then, wallClock.instant()).toMillis() / 1000.0;
                })
                .description(help)
                .baseUnit("seconds")
                .tag("source", feed.source())
                .register(meters);
    }

    @Override
    public String name() {
        return feed.source();
    }

    @Override
    public void start() {
        // Not all feeds in the same instant.
        long most = Math.min(feed.every().toMillis(), MOST_FIRST_DELAY.toMillis());
        schedule(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1)));
    }

    private void schedule(Duration delay) {
        if (!closed) {
            pool.schedule(this::poll, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        // Everything that stood in the feed at this time will be in the answer.
        Instant asked;
        try (Observation observation = context.clock().begin()) {
            asked = observation.time();
        }
        client.fetch(feed, validators)
                .thenComposeAsync(this::publish, pool)
                .whenCompleteAsync(
                        (done, thrown) -> {
                            Duration wait = thrown == null ? succeeded() : failed(thrown);
                            if (thrown == null) {
                                context.listener().published(name(), asked);
                            }
                            schedule(wait);
                        },
                        pool);
    }

    private CompletableFuture<Void> publish(FeedResponse response) {
        if (!response.modified()) {
            unchanged.increment();
            return CompletableFuture.completedFuture(null);
        }
        ParsedFeed parsed;
        Publisher.Batch batch = context.publisher().batch(name());
        try {
            parsed = parser.parse(response);
        } catch (FeedException e) {
            return setAside(response, e, batch);
        }
        List<NewsItem> unseen = seen.unseen(parsed.items());
        parsed.rejected().stream()
                .filter(rejected -> setAside.add(Arrays.hashCode(rejected.raw())))
                .forEach(rejected -> batch.deadLetter(rejected.reason(), rejected.raw()));
        try (Observation observation = context.clock().begin()) {
            unseen.forEach(item -> batch.send(Topics.NEWS, item.id(), observed(item, observation.time())));
        }
        return batch.acknowledged()
                .thenRunAsync(
                        () -> {
                            seen.add(parsed.items());
                            validators = response.validators();
                            fetched.increment();
                            items.increment(unseen.size());
                            if (!unseen.isEmpty()) {
                                lastItem = wallClock.instant();
                            }
                        },
                        pool);
    }

    private static NewsItem observed(NewsItem item, Instant time) {
        return new NewsItem(
                item.id(),
                item.source(),
                time,
                item.published(),
                item.precision(),
                item.title(),
                item.summary(),
                item.text(),
                item.link(),
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog());
    }

    /** What is broken is set aside once, however often it is served. */
    private CompletableFuture<Void> setAside(FeedResponse response, FeedException reason, Publisher.Batch batch) {
        if (setAside.add(Arrays.hashCode(response.body()))) {
            batch.deadLetter(String.valueOf(reason.getMessage()), response.body());
        }
        return batch.acknowledged().thenCompose(done -> CompletableFuture.failedFuture(reason));
    }

    private Duration succeeded() {
        if (problem != null) {
            log.info("{}: answers", name());
        }
        problem = null;
        lastSuccess = wallClock.instant();
        backoff.succeeded();
        return feed.every();
    }

    private Duration failed(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String reason = cause instanceof TimeoutException
                ? "no complete answer from " + feed.url() + " within "
                        + feed.timeout().toSeconds() + " s"
                : cause instanceof FeedException ? String.valueOf(cause.getMessage()) : feed.url() + ": " + cause;
        if (!closed && !reason.equals(problem)) {
            log.warn("{}: {}", name(), reason);
        }
        problem = reason;
        failed.increment();
        Duration wait = backoff.failed();
        Duration asked = cause instanceof FeedException failure ? failure.retryAfter() : null;
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(MOST_RETRY_AFTER) < 0 ? asked : MOST_RETRY_AFTER;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void tick() {
        // Nothing to do between polls.
    }

    @Override
    public void close() {
        closed = true;
    }
}
