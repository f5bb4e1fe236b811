package tidewire.ingest.trades.out;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.SourceStatus;
import tidewire.events.SourceStatus.State;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;

/** Tells how an exchange or a file is doing, in words, when that changes and once in a while. */
public final class TradeSourceStatus {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(TradeSourceStatus.class);
    private final String source;
    private final String working;
    private final IngestContext context;
    private State state = State.STARTING;
    private String words;
    private Instant since;
    private int tries;
    private @Nullable Instant asked;
    private @Nullable Instant next;
    private @Nullable Instant lastTrade;
    private long delivered;
    private @Nullable Instant told;
    private String said = "";

    /**
     * @param starting state at the beginning, in words
     * @param working state while it delivers
     */
    public TradeSourceStatus(String source, String starting, String working, IngestContext context) {
        this.source = source;
        this.words = starting;
        this.working = working;
        this.context = context;
        this.since = context.wallClock().instant();
    }

    public synchronized void asked() {
        asked = context.wallClock().instant();
        next = null;
        tell();
    }

    public synchronized void connected() {
        become(State.OK, working);
        tries = 0;
        tell();
    }

    /** @param wait until the next try; null when there is none */
    public synchronized void failed(String reason, @Nullable Duration wait) {
        tries++;
        next = wait == null ? null : context.wallClock().instant().plus(wait);
        become(State.FAILING, reason);
        tell();
    }

    public synchronized void stopped(String how) {
        become(State.STOPPED, how);
        next = null;
        tell();
    }

    /** Called about once a second. */
    public synchronized void tick(@Nullable Instant latest, long trades, String remarks) {
        lastTrade = latest;
        delivered = trades;
        if (state == State.OK) {
            words = working + (remarks.isEmpty() ? "" : "; " + remarks);
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
        Publisher.Batch batch = context.publisher().batch(source);
        batch.status(new SourceStatus(
                source, context.ingestor(), state, now, since, words, tries, asked, lastTrade, next, delivered));
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: its status was not written: {}", source, e.getMessage());
            return null;
        });
    }
}
