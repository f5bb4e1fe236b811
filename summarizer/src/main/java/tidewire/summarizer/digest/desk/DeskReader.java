package tidewire.summarizer.digest.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Event;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.llm.LanguageModel;
import tidewire.llm.SnapshotFolder;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowState;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.ask.AnswerWriter;
import tidewire.summarizer.digest.ask.Answering;
import tidewire.summarizer.digest.ask.OpenQuestion;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.TapeFormat;

/** Reads a tape entry by entry: each is fed to the desk's window once; the end of an interval asks for a digest. */
public final class DeskReader {
    private static final Logger LOG = LoggerFactory.getLogger(DeskReader.class);

    /** Reading what waited goes on in larger slices than rebuilding: each looks at all that waits. */
    private static final int SLICES = 4;

    private final LanguageModel model;
    private final DigestOptions options;
    private final DigestMetrics metrics;
    private final DeskFeeder feeder;
    private final IntervalEnd intervalEnd;
    private final WaitingReports waiting;
    private final AnswerWriter answers;
    private final DeskSnapshots snapshots;
    private final String fitsTo;
    private final long reach;

    public DeskReader(LanguageModel model, DigestOptions options, DigestMetrics metrics, SnapshotFolder folder) {
        this.model = model;
        snapshots = new DeskSnapshots(model, options.window(), folder, metrics);
        this.options = options;
        this.metrics = metrics;
        TapeFormat format = TapeFormat.of(model);
        feeder = new DeskFeeder(format, options, metrics);
        answers = new AnswerWriter(model, format, options, metrics);
        intervalEnd = new IntervalEnd(model, format, options, metrics, feeder);
        waiting = new WaitingReports(model, feeder, SLICES * options.restoreTokens());
        fitsTo = DeskState.fitsTo(model.info(), options.window());
        reach = TokenLedger.reach(model.info(), options.window());
    }

    /** A desk whose tape begins. */
    public DeskInHand begin(Desk desk, DeskMemory memory) {
        return inHand(desk, DeskState.begin(fitsTo), memory, new DeskLedger(memory, desk.name(), reach));
    }

    /** A desk that this or another instance has read before. */
    public DeskInHand takeOver(Desk desk, DeskState state, DeskMemory memory) {
        DeskLedger ledger = new DeskLedger(memory, desk.name(), reach);
        if (state.fitsTo().equals(fitsTo)) {
            return inHand(desk, state, memory, ledger);
        }
        LOG.warn("Desk {}: another model or window shape than before; its window starts empty", desk.name());
        ledger.clear();
        memory.forgetReadBefore(Long.MAX_VALUE);
        return inHand(desk, state.withoutTokens(fitsTo), memory, ledger);
    }

    private DeskInHand inHand(Desk desk, DeskState state, DeskMemory memory, DeskLedger ledger) {
        DeskWindow window = ledger.isEmpty()
                ? DeskWindow.empty(model.openWindow(options.window()))
                : DeskWindow.restoring(snapshots.restore(desk.name(), ledger, state.sinks()));
        return new DeskInHand(desk, memory, ledger, window, state);
    }

    /** Lets a desk go; whoever takes it over has little to read again. */
    public void letGo(DeskInHand inHand) {
        try (inHand) {
            snapshots.atTheEnd(inHand);
        }
    }

    /** Rebuilds another slice of a desk's window. */
    public void rebuild(DeskInHand inHand) {
        long start = System.nanoTime();
        boolean ready = inHand.window.advance(options.restoreTokens());
        long nanos = System.nanoTime() - start;
        inHand.counters.spent("restore", nanos);
        metrics.tokens(inHand.desk.name(), "restore", options.restoreTokens(), nanos);
        if (ready) {
            LOG.info("Desk {}: window rebuilt, {} entries waited", inHand.desk.name(), inHand.waiting());
        }
    }

    /**
     * Whether an entry can be read now. At the end of an interval the best of what waits comes first, by {@link #readBest}.
     *
     * @param now wall clock, in milliseconds
     */
    public boolean isReadyFor(DeskInHand inHand, TapeEntry entry, long now) {
        return entry.interval() == null
                || intervalEnd.isLongGone(entry.interval(), now)
                || !waiting.areToBeRead(inHand);
    }

    /** Reads another slice of the best reports that wait for the interval's end. */
    public void readBest(DeskInHand inHand) {
        waiting.read(inHand);
        snapshots.afterEntry(inHand, false);
    }

    /**
     * Reads one entry, for which it must be {@linkplain #isReadyFor ready}, and says what came of it.
     *
     * @param now wall clock, in milliseconds
     */
    public List<Event> read(DeskInHand inHand, TapeEntry entry, long now) {
        feeder.begin(inHand);
        inHand.state = inHand.state.at(entry.sequence(), entry.time());
        inHand.counters.add("entries", 1);
        metrics.entry(entry.desk(), entry.kind().name().toLowerCase(Locale.ROOT));
        metrics.reached(entry.desk(), entry.time().getEpochSecond());
        List<Event> results = new ArrayList<>();
        if (entry.item() != null && entry.story() != null) {
            inHand.memory.note(entry.sequence(), item(inHand, entry, entry.item(), entry.story()));
        } else if (entry.move() != null) {
            feeder.move(inHand, entry.move());
            inHand.memory.note(entry.sequence(), new Noted(null, null, entry.move()));
        } else if (entry.interval() != null) {
            intervalEnd.digest(inHand, entry.interval(), now).ifPresent(results::add);
            inHand.memory.forgetReadBefore(begins(inHand));
        }
        boolean end = entry.interval() != null;
        snapshots.afterEntry(inHand, end);
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

    /** Begins to answer with what the window holds, or goes on, and leaves the window as it was. The caller closes what it gets. */
    public Answering answer(DeskInHand inHand, OpenQuestion open) {
        return answers.begin(
                inHand.desk, open, inHand.window.inUse(), known(inHand), time(inHand, open), inHand.counters);
    }

    /** That the tape has reached; before its first entry, that of the question. */
    private static Instant time(DeskInHand inHand, OpenQuestion open) {
        return inHand.state.sequence() < 0 ? open.question().asked() : inHand.state.time();
    }

    /** Reports that the window holds, then those of the present interval in the order of the tape; of an item what came last. */
    private static List<IntervalReport> known(DeskInHand inHand) {
        Map<String, IntervalReport> known = new LinkedHashMap<>();
        inHand.memory.readSince(begins(inHand)).forEach(report -> known.put(report.id(), report));
        inHand.memory.noted().values().stream()
                .map(Noted::report)
                .filter(Objects::nonNull)
                .forEach(report -> {
                    known.remove(report.id());
                    known.put(report.id(), report);
                });
        return List.copyOf(known.values());
    }

    /** Stream position from which a desk's window holds what it was fed, besides its sinks. */
    private static long begins(DeskInHand inHand) {
        WindowState state = inHand.window.inUse().state();
        return state.evicted() == 0 ? 0 : state.fed() - state.rolling();
    }

    /**
     * A copy says nothing that was not read. What ranks lower than the best that the last interval left out waits for the end of
     * this one, and so does all behind half of its share.
     */
    private Noted item(DeskInHand inHand, TapeEntry entry, NewsItem item, StoryRef story) {
        ItemText text = ItemText.of(item, inHand.desk.zone(), model.tokenizer());
        IntervalReport report = IntervalReport.of(item, story, entry.time(), text);
        if (story.role() == StoryRef.Role.COPY) {
            return new Noted(report, null, null);
        }
        long share = feeder.share(inHand.desk);
        return share > 0 && (inHand.state.read() >= share / 2 || story.importance() < inHand.state.leftOut())
                ? new Noted(report, item, null)
                : new Noted(feeder.item(inHand, report, text), null, null);
    }
}
