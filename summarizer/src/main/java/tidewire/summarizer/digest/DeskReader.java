package tidewire.summarizer.digest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.TapeEntry;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.summarizer.Desk;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.story.Ranking;
import tidewire.summarizer.story.Stories;
import tidewire.summarizer.story.Story;
import tidewire.summarizer.text.PlainText;

/** Reads a tape entry by entry: each is fed to the desk's window once; the end of an interval asks for a digest. */
final class DeskReader {
    private static final Logger LOG = LoggerFactory.getLogger(DeskReader.class);

    private final LanguageModel model;
    private final TapeFormat format;
    private final DigestOptions options;
    private final DigestMetrics metrics;
    private final DigestWriter writer;
    private final String fitsTo;
    private final long reach;

    DeskReader(LanguageModel model, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.options = options;
        this.metrics = metrics;
        format = TapeFormat.of(model.tokenizer());
        writer = new DigestWriter(model, format, options, metrics);
        fitsTo = DeskState.fitsTo(model.info(), options.window());
        reach = TokenLedger.reach(model.info(), options.window());
    }

    /** A desk whose tape begins. */
    DeskInHand begin(Desk desk, KeyValueStore<String, byte[]> ledgers) {
        return inHand(desk, DeskState.begin(fitsTo), new DeskLedger(ledgers, desk.name(), reach));
    }

    /** A desk that this or another instance has read before. */
    DeskInHand takeOver(Desk desk, DeskState state, KeyValueStore<String, byte[]> ledgers) {
        DeskLedger ledger = new DeskLedger(ledgers, desk.name(), reach);
        if (state.fitsTo().equals(fitsTo)) {
            return inHand(desk, state, ledger);
        }
        LOG.warn("Desk {}: another model or window shape than before; its window starts empty", desk.name());
        ledger.clear();
        return inHand(desk, state.withoutTokens(fitsTo), ledger);
    }

    private DeskInHand inHand(Desk desk, DeskState state, DeskLedger ledger) {
        return new DeskInHand(desk, ledger, DeskWindow.open(model, options.window(), ledger, state.sinks()), state);
    }

    /** Rebuilds another slice of a desk's window. */
    void rebuild(DeskInHand inHand) {
        long start = System.nanoTime();
        boolean ready = inHand.window.advance(options.restoreTokens());
        long nanos = System.nanoTime() - start;
        inHand.counters.spent("restore", nanos);
        metrics.tokens(inHand.desk.name(), "restore", options.restoreTokens(), nanos);
        if (ready) {
            LOG.info("Desk {}: window rebuilt, {} entries waited", inHand.desk.name(), inHand.waiting);
        }
    }

    /** Reads one entry and says what came of it. */
    List<Event> read(
            DeskInHand inHand,
            TapeEntry entry,
            KeyValueStore<String, byte[]> ledgers,
            KeyValueStore<String, Noted> noted) {
        beginStream(inHand);
        inHand.state = inHand.state.at(entry.sequence());
        inHand.counters.add("entries", 1);
        metrics.entry(entry.desk(), entry.kind().name().toLowerCase(java.util.Locale.ROOT));
        List<Event> results = new ArrayList<>();
        if (entry.item() != null) {
            noted.put(StoreKey.of(entry.desk(), entry.sequence()), new Noted(item(inHand, entry, entry.item()), null));
        } else if (entry.move() != null) {
            noted.put(StoreKey.of(entry.desk(), entry.sequence()), new Noted(null, move(inHand, entry.move())));
        } else if (entry.interval() != null) {
            endInterval(inHand, entry.interval(), noted, results);
        }
        boolean end = entry.interval() != null;
        if (end || inHand.counters.get("entries") % options.telemetryEvery() == 0) {
            results.add(inHand.counters.telemetry(
                    entry.desk(),
                    entry.time(),
                    entry.sequence(),
                    end,
                    inHand.window.inUse().state()));
        }
        return results;
    }

    private void beginStream(DeskInHand inHand) {
        int[] begin = format.begin();
        if (inHand.ledger.isEmpty() && begin.length > 0) {
            feed(inHand, begin);
        }
    }

    private Story.Item item(DeskInHand inHand, TapeEntry entry, NewsItem item) {
        ItemText text = ItemText.of(item, inHand.desk.zone(), model.tokenizer());
        SinkWindow.Fed fed = feed(inHand, format.item(text));
        inHand.state = inHand.state.withItem(fed.surprisal() / fed.tokens());
        return new Story.Item(
                item.id(),
                item.source(),
                item.shown(),
                item.precision() != NewsItem.Precision.DAY,
                entry.late(),
                text.headline(),
                text.detail(),
                item.link(),
                item.symbols(),
                fed.surprisal(),
                fed.tokens());
    }

    private Story.PriceMove move(DeskInHand inHand, Move move) {
        SinkWindow.Fed fed = feed(inHand, format.move(move.text()));
        inHand.state = inHand.state.withMove(fed.surprisal() / fed.tokens());
        return new Story.PriceMove(
                move.id(),
                move.symbol(),
                move.to(),
                move.changePercent(),
                move.zScore() == null ? BigDecimal.ZERO : move.zScore(),
                PlainText.clean(move.title()),
                PlainText.clean(move.text()),
                fed.surprisal(),
                fed.tokens());
    }

    private SinkWindow.Fed feed(DeskInHand inHand, int[] tokens) {
        long start = System.nanoTime();
        SinkWindow.Fed fed = inHand.window.inUse().feed(tokens);
        long nanos = System.nanoTime() - start;
        int[] kept = DeskWindow.kept(tokens, fed);
        inHand.ledger.append(fed.position(), kept);
        inHand.state = inHand.state.withFed(kept, options.window().sinks());
        inHand.counters.add("tokensRead", fed.tokens());
        inHand.counters.spent("prefill", nanos);
        metrics.tokens(inHand.desk.name(), "prefill", fed.tokens(), nanos);
        metrics.evicted(inHand.desk.name(), fed.evicted());
        return fed;
    }

    private void endInterval(
            DeskInHand inHand, Interval interval, KeyValueStore<String, Noted> noted, List<Event> results) {
        List<Story.Item> items = new ArrayList<>();
        List<Story.PriceMove> moves = new ArrayList<>();
        for (KeyValue<String, Noted> one : taken(inHand.desk.name(), noted)) {
            if (one.value.item() != null) {
                items.add(one.value.item());
            } else if (one.value.move() != null) {
                moves.add(one.value.move());
            }
            noted.delete(one.key);
        }
        long read = inHand.state.read();
        inHand.state = inHand.state.atIntervalEnd();
        if (items.isEmpty() && moves.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        Ranking ranking = new Ranking(interval, inHand.state.items(), inHand.state.moves());
        Digest digest = writer.write(
                inHand.desk,
                interval,
                ranking.best(Stories.of(items, moves), inHand.desk.lines()),
                inHand.window.inUse(),
                read,
                inHand.counters);
        metrics.digest(inHand.desk.name(), System.nanoTime() - start);
        results.add(digest);
        feed(
                inHand,
                format.digest(
                        digest.lead() == null ? "" : digest.lead().text(),
                        digest.lines().stream().map(Digest.Line::text).toList()));
    }

    private static List<KeyValue<String, Noted>> taken(String desk, KeyValueStore<String, Noted> noted) {
        List<KeyValue<String, Noted>> all = new ArrayList<>();
        try (KeyValueIterator<String, Noted> entries = noted.range(StoreKey.first(desk), StoreKey.last(desk))) {
            entries.forEachRemaining(all::add);
        }
        return all;
    }
}
