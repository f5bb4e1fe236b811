package tidewire.ingest.trades.out;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeEvent;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;
import tidewire.ingest.clock.Observation;

/**
 * Trades that came within a few milliseconds, on their way into one record for each symbol: no longer than the producer
 * would wait for more anyway. They were observed when the first of them came, and time does not pass them before they are
 * sent. One thread at a time.
 */
public final class TickBuffer {
    private static final Logger log = LoggerFactory.getLogger(TickBuffer.class);
    private static final int MOST_OF_A_SYMBOL = 256;

    private final String source;
    private final IngestContext context;
    private final Map<String, List<Trade>> trades = new LinkedHashMap<>();
    private @Nullable Observation observation;
    private Publisher.Batch batch;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean refusing;
    private boolean handedOver;
    private CompletableFuture<?> chain = CompletableFuture.completedFuture(null);

    public TickBuffer(String source, IngestContext context) {
        this.source = source;
        this.context = context;
        this.batch = context.publisher().batch(source);
    }

    /** Observed time of what is added now. */
    public Instant observed() {
        if (observation == null) {
            observation = context.clock().begin();
        }
        return observation.time();
    }

    public void add(
            String symbol,
            @Nullable String id,
            Instant time,
            BigDecimal price,
            BigDecimal size,
            Trade.@Nullable Side taker) {
        add(new Trade(symbol, source, observed(), time, price, size, id, taker));
    }

    /** Takes something that carries {@link #observed()}. A cancel or correction stands behind what came before it. */
    public void add(TradeEvent event) {
        if (!(event instanceof Trade trade)) {
            List<Trade> before = trades.remove(event.symbol());
            if (before != null) {
                send(event.symbol(), before);
            }
            batch.send(Topics.TICKS, event.symbol(), event);
            handedOver = true;
            return;
        }
        String symbol = trade.symbol();
        List<Trade> ofSymbol = trades.computeIfAbsent(symbol, s -> new ArrayList<>());
        ofSymbol.add(trade);
        if (ofSymbol.size() >= MOST_OF_A_SYMBOL) {
            flush();
        }
    }

    public void deadLetter(String reason, byte[] raw) {
        batch.deadLetter(reason, raw);
    }

    /** Hands over what is here. */
    public void flush() {
        if (observation == null) {
            return;
        }
        try (Observation sending = observation) {
            trades.forEach(this::send);
        } finally {
            observation = null;
            trades.clear();
        }
    }

    private void send(String symbol, List<Trade> list) {
        batch.send(
                Topics.TICKS, symbol, new TradeBatch(symbol, source, list.get(0).observed(), list));
        handedOver = true;
    }

    /** How often Kafka has refused something of what was handed over. */
    public int refusals() {
        return refusals.get();
    }

    /** Whether Kafka has taken no trades since it last refused something. */
    public boolean isRefusing() {
        return refusing;
    }

    /** Hands over what is here, and calls back when Kafka has acknowledged it and all before; not when it refuses any of it. */
    public void flush(Runnable acknowledged) {
        flush(acknowledged, refusals());
    }

    /** @param known refusals that the caller knows of: behind another one there is nothing to call back for */
    public void flush(Runnable acknowledged, int known) {
        flush();
        Publisher.Batch full = batch;
        boolean some = handedOver;
        handedOver = false;
        int before = refusals();
        batch = context.publisher().batch(source);
        // Another partition's leader may be quicker with a later batch.
        chain = chain.thenCombine(full.acknowledged(), (earlier, now) -> now)
                .thenRun(() -> {
                    if (some && refusals.get() == before) {
                        refusing = false;
                    }
                    if (refusals.get() == known) {
                        acknowledged.run();
                    }
                })
                .exceptionally(e -> {
                    refusing = true;
                    refusals.incrementAndGet();
                    log.debug("{}: trades were not written: {}", source, e.getMessage()); // the publisher has said it
                    return null;
                });
    }
}
