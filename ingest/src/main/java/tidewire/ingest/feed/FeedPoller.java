package tidewire.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.SourceStatus;
import tidewire.events.thread.Faults;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;
import tidewire.ingest.Source;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.feed.http.FeedClient;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedRequest;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.state.FeedMemory;
import tidewire.ingest.feed.state.PollState;
import tidewire.ingest.net.Hosts;

/**
 * Polls one feed, one poll at a time. A poll is done when Kafka has acknowledged its items; only then are they remembered
 * and the server's validators echoed from now on. What fails in between is therefore asked for again.
 */
public final class FeedPoller implements Source {
    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);
    /** At least so long between two records of the same state. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    /** After so many failures in a row the address to which a feed has moved is doubted. */
    private static final int MOVE_DOUBTED = 3;

    private final FeedConfig feed;
    private final FeedClient client;
    private final PollThreads threads;
    private final IngestContext context;
    private final FeedMemory memory;
    private final FeedStatus status;
    private final FeedMeters meters;
    private final FeedItems items;
    private final Pace pace;
    private final int feeds;
    private final Faults faults = Faults.WORDS;

    private volatile PollState polls;
    private volatile @Nullable String problem = "not polled yet";
    private volatile boolean closed;
    private long delivered;
    private @Nullable SourceStatus told;

    /** @param feeds how many there are in all, for the spread of their first polls */
    public FeedPoller(FeedConfig feed, FeedClient client, PollThreads threads, IngestContext context, int feeds) {
        this.feed = feed;
        this.client = client;
        this.threads = threads;
        this.context = context;
        this.feeds = feeds;
        this.memory = new FeedMemory(feed.source());
        this.status = new FeedStatus(feed.source(), context.ingestor());
        this.pace = new Pace(feed.every(), ThreadLocalRandom.current());
        this.polls = memory.polls(context.state(), feed.url().toString());
        this.meters = new FeedMeters(context.meters(), feed.source(), context.wallClock());
        this.items = new FeedItems(feed, context, memory, meters);
    }

    @Override
    public String name() {
        return feed.source();
    }

    @Override
    public void start() {
        items.start();
        if (polls.times().lastSuccess() != null && polls.times().failures() == 0) {
            problem = null; // as long as it is not due
        }
        Instant now = now();
        schedule(Duration.between(now, pace.atStart(now, polls, feeds)));
    }

    private Instant now() {
        try (Observation observation = context.clock().begin()) {
            return observation.time();
        }
    }

    private void schedule(Duration delay) {
        if (!closed) {
            try {
                context.pool()
                        .schedule(
                                () -> threads.execute(host(), polls.times().failures() > 0, this::poll),
                                Math.max(0, delay.toMillis()),
                                TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                log.debug("{}: the ingestor ends", name());
            }
        }
    }

    private String host() {
        return String.valueOf(Hosts.of(address(polls))).toLowerCase(Locale.ROOT);
    }

    private URI address(PollState now) {
        return now.moved() == null ? feed.url() : URI.create(now.moved());
    }

    private void poll() {
        // However it ends, memory for a word in the log lacking perhaps: a feed must not stop for good.
        Instant soon = now().plus(feed.every());
        @Nullable Instant next = soon;
        try {
            next = look();
        } finally {
            if (next != null) {
                schedule(Duration.between(now(), next));
            }
        }
    }

    /** Returns when to look again; null for never. */
    private @Nullable Instant look() {
        // Everything that stood in the feed at this time will be in the answer.
        Instant asked = now();
        try {
            FeedResponse response = client.fetch(request(asked));
            int sent = response.modified() ? published(response, asked) : unchanged(response);
            // Before the next poll is planned: a listener takes it that this answer is the last.
            context.listener().published(name(), asked);
            return succeeded(response, asked, sent);
        } catch (FeedException e) {
            // Where it had moved to there is nothing: what its own address says now counts.
            boolean gone = e.gone() && polls.moved() == null;
            if (e.nothingThere() || polls.times().failures() + 1 >= MOVE_DOUBTED) {
                polls = polls.notMoved();
            }
            return failed(String.valueOf(e.getMessage()), e.retryAfter(), gone);
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return failed("its items were not written: " + cause.getMessage(), null, false);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Of a document that is too deep or too large for us: the next one may not be.
            log.error("{}: a poll failed", name(), e);
            return failed("its answer is too large or too deeply nested to be read", null, false);
        } catch (RuntimeException | Error e) {
            if (closed) {
                return null;
            }
            // What nobody has thought of.
            log.error("{}: a poll failed", name(), e);
            return failed("a poll failed: " + faults.of(e), null, false);
        }
    }

    private FeedRequest request(Instant asked) {
        PollState now = polls;
        URI address = address(now);
        boolean suffices = now.held().suffices(asked);
        return new FeedRequest(
                address,
                suffices ? now.held().etag() : null,
                suffices ? now.held().lastModified() : null,
                // Where the feed has moved to is another server, perhaps: that gets no password.
                FeedClient.isSameOrigin(feed.url(), address) ? feed.credentials() : null,
                feed.timeout(),
                feed.maxBytes(),
                feed.allowPrivateAddresses());
    }

    private int unchanged(FeedResponse response) {
        polls = polls.holding(polls.held().validatedBy(response.etag(), response.lastModified()));
        meters.unchanged();
        return 0;
    }

    /** Returns the number of items that went out. */
    private int published(FeedResponse response, Instant asked) throws FeedException {
        FeedItems.Published published =
                items.publish(response, polls.held(), asked, new Outage(pace.due(polls), polls.times()));
        polls = polls.holding(published.held());
        return published.items();
    }

    private Instant succeeded(FeedResponse response, Instant asked, int items) {
        if (problem != null) {
            log.info("{}: answers", name());
        }
        String moved = response.moved() == null ? null : response.moved().toString();
        if (moved != null && !moved.equals(polls.moved())) {
            log.warn("{}: has moved for good to {}: put that into the configuration", name(), moved);
        }
        problem = null;
        delivered += items;
        meters.succeeded(items);
        Instant now = now();
        Instant next = pace.afterAnswer(now, response.asked(), polls.held().hints());
        polls = polls.answered(moved, response.asked(), asked, items > 0, next);
        tell(now, false, items > 0);
        return next;
    }

    private @Nullable Instant failed(String words, @Nullable Duration retryAfter, boolean gone) {
        String reason = feed.secrets().hiddenIn(words);
        if (!closed && !reason.equals(problem)) {
            if (gone) {
                log.error("{}: {}; it is not asked again", name(), reason);
            } else {
                log.warn("{}: {}", name(), reason);
            }
        }
        problem = reason;
        meters.failed();
        Instant now = now();
        Instant next = pace.afterFailure(
                now, polls.times().failures() + 1, retryAfter, polls.held().hints());
        polls = polls.failed(now, next);
        tell(now, gone, true);
        return gone ? null : next;
    }

    /** Tells the state, and remembers it for the next start. */
    private void tell(Instant now, boolean gone, boolean changed) {
        SourceStatus before = told;
        SourceStatus next = status.now(polls, problem, gone, now, delivered);
        boolean soon = before != null
                && before.state() == next.state()
                && Duration.between(before.told(), now).abs().compareTo(TOLD_EVERY) < 0;
        if (closed || (soon && !changed)) {
            return;
        }
        told = next;
        Publisher.Batch batch = context.publisher().batch(name());
        batch.status(next);
        memory.write(batch, polls);
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: its state was not written: {}", name(), e.getMessage());
            return null;
        });
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
