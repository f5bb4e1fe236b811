package tidewire.ingest.trades;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.SourceStatus;
import tidewire.events.SourceStatus.State;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;

/** Tells how an exchange is doing, in words, when that changes and once in a while. */
final class ExchangeStatus {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(ExchangeStatus.class);
    private final ExchangeConfig exchange;
    private final IngestContext context;
    private State state = State.STARTING;
    private String words = "connecting";
    private Instant since;
    private int tries;
    private @Nullable Instant asked;
    private @Nullable Instant next;
    private @Nullable Instant lastTrade;
    private long delivered;
    private @Nullable Instant told;
    private String said = "";

    ExchangeStatus(ExchangeConfig exchange, IngestContext context) {
        this.exchange = exchange;
        this.context = context;
        this.since = context.wallClock().instant();
    }

    synchronized void asked() {
        asked = context.wallClock().instant();
        next = null;
        tell();
    }

    synchronized void connected() {
        become(State.OK, "connected to " + exchange.url().getHost());
        tries = 0;
        tell();
    }

    synchronized void failed(String reason, Duration wait) {
        tries++;
        next = context.wallClock().instant().plus(wait);
        become(State.FAILING, reason);
        tell();
    }

    synchronized void stopped() {
        become(State.STOPPED, "stopped");
        next = null;
        tell();
    }

    /** Called about once a second. */
    synchronized void tick(TradeFlow flow) {
        lastTrade = flow.lastTrade();
        delivered = flow.delivered();
        String remarks = flow.remarks();
        if (state == State.OK) {
            words = "connected to " + exchange.url().getHost() + (remarks.isEmpty() ? "" : "; " + remarks);
        }
        Instant now = context.wallClock().instant();
        if (told == null || !said.equals(words) || Duration.between(told, now).compareTo(EVERY) >= 0) {
            tell();
        }
    }

    private void become(State newState, String newWords) {
        if (state != newState) {
            since = context.wallClock().instant();
        }
        state = newState;
        words = newWords;
    }

    private void tell() {
        Instant now = context.wallClock().instant();
        told = now;
        said = words;
        Publisher.Batch batch = context.publisher().batch(exchange.source());
        batch.status(new SourceStatus(
                exchange.source(),
                context.ingestor(),
                state,
                now,
                since,
                words,
                tries,
                asked,
                lastTrade,
                next,
                delivered));
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: its status was not written: {}", exchange.source(), e.getMessage());
            return null;
        });
    }
}
