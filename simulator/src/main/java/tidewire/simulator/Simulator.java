package tidewire.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tidewire.simulator.sample.SampleSource;
import tidewire.simulator.server.ExchangeServer;
import tidewire.simulator.server.RssServer;
import tidewire.simulator.server.SimulatedClock;
import tidewire.simulator.server.SlackMessage;
import tidewire.simulator.server.SlackReceiver;

/**
 * The outside world on loopback: feeds over HTTP, an exchange over WebSocket, a Slack webhook, and a player that moves
 * their common clock. It knows nothing of Tidewire but what its ingestors acknowledge, so that the demo and the tests
 * exercise the real ones.
 */
public final class Simulator implements AutoCloseable {
    /** Name of the simulated exchange; its source is {@code trades:demo}. */
    public static final String EXCHANGE = "demo";

    private static final String FEED = "feed:";
    private static final Duration QUIET_STEP = Duration.ofMinutes(5);
    private static final Duration TRADING_STEP = Duration.ofMinutes(1);

    private final SampleSource sample;
    private final SimulatorOptions options;
    private final SimulatedClock clock;
    private final RssServer rss;
    private final @Nullable ExchangeServer exchange;
    private final SlackReceiver slack;
    private final Player player;

    private Simulator(SampleSource sample, SimulatorOptions options) throws IOException {
        this.sample = sample;
        this.options = options;
        clock = new SimulatedClock(sample.from());
        rss = new RssServer(sample, clock);
        exchange = sample.symbols().isEmpty() ? null : new ExchangeServer(sample, sample.from());
        slack = new SlackReceiver(options.onSlack());
        // One step more than the sample, so that time has clearly passed the end of its last interval.
        player = new Player(
                sample.from(),
                sample.to().plus(QUIET_STEP),
                options.speed(),
                options.patience(),
                sources(),
                this::step,
                this::show);
    }

    /**
     * Starts the servers at the sample's first moment. Time stands still until {@link #play}.
     *
     * @throws IOException when no loopback port can be had
     */
    public static Simulator start(SampleSource sample, SimulatorOptions options) throws IOException {
        return new Simulator(sample, options);
    }

    /** Addresses of the feeds by name. */
    public Map<String, URI> feeds() {
        Map<String, URI> urls = new LinkedHashMap<>();
        sample.feeds().forEach(feed -> urls.put(feed, rss.url(feed)));
        return urls;
    }

    /** Address of the exchange (Coinbase's format); empty when the sample has no trades. */
    public Optional<URI> exchange() {
        return Optional.ofNullable(exchange).map(ExchangeServer::url);
    }

    /** The simulated time, by which whoever reads this world must observe it. */
    public InstantSource clock() {
        return clock::now;
    }

    /** Symbols traded there. */
    public List<String> symbols() {
        return sample.symbols();
    }

    /** Address of the Slack webhook. */
    public URI slack() {
        return slack.url();
    }

    /** What would have been posted so far, oldest first. */
    public List<SlackMessage> slackMessages() {
        return slack.messages();
    }

    /** Names of the sources whose acknowledgement the player waits for. */
    public List<String> sources() {
        List<String> sources = new ArrayList<>();
        sample.feeds().forEach(feed -> sources.add(FEED + feed));
        if (!sample.symbols().isEmpty()) {
            sources.add("trades:" + EXCHANGE);
        }
        return sources;
    }

    /** Lets time run. */
    public void play() {
        player.start();
    }

    /**
     * A source has been read and what it held is safe: the player may go on.
     *
     * @param time up to when it has been read. Of a feed the server knows better: up to the time that its last answer was
     *     made at, for feeds are asked one request after another
     */
    public void acknowledged(String source, Instant time) {
        player.acknowledged(source, source.startsWith(FEED) ? rss.told(source.substring(FEED.length())) : time);
    }

    /**
     * Completes with the last simulated time when everything was played and acknowledged; exceptionally, with a message
     * naming the source, when one does not follow; cancelled by {@link #close}.
     */
    public CompletableFuture<Instant> finished() {
        return player.finished();
    }

    /** How far the play has got. */
    public Progress progress() {
        Instant now = clock.now();
        long items = sample.feeds().stream()
                .flatMap(feed -> sample.items(feed).stream())
                .filter(item -> !item.published().isAfter(now))
                .count();
        return new Progress(now, items, exchange == null ? 0 : exchange.sent());
    }

    /** A minute while there are trades, else five or up to the minute of the next trade. */
    private Instant step(Instant now) {
        Instant quiet = now.plus(QUIET_STEP);
        Instant trade = exchange == null ? null : exchange.nextTrade(now).orElse(null);
        if (trade == null || trade.isAfter(quiet)) {
            return quiet;
        }
        Instant minute = now.plus(TRADING_STEP);
        return trade.isAfter(minute) ? trade.truncatedTo(java.time.temporal.ChronoUnit.MINUTES) : minute;
    }

    private void show(Instant time) {
        // The clock first: what is shown from now on is observed at this time.
        clock.moveTo(time);
        if (exchange != null) {
            exchange.advanceTo(time);
        }
        options.onProgress().accept(progress());
    }

    /** Stops the player and the servers. */
    @Override
    public void close() {
        player.close();
        rss.close();
        if (exchange != null) {
            exchange.close();
        }
        slack.close();
    }
}
