package tidewire.summarizer.digest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Answer;
import tidewire.events.Event;
import tidewire.events.InvalidEventException;
import tidewire.events.Question;
import tidewire.events.TapeEntry;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.digest.ask.AnswerTurns;
import tidewire.summarizer.digest.desk.DeskInHand;
import tidewire.summarizer.digest.desk.DeskReader;
import tidewire.summarizer.digest.desk.DeskState;
import tidewire.summarizer.digest.desk.Succession;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;

/**
 * Keeps the windows of the desks of one partition. At start, and after a rebalance, they are rebuilt from the ledger in
 * slices between which Kafka gets its turn; entries that arrive meanwhile wait in a store and are read in their order, so
 * that results do not depend on it.
 */
final class DigestProcessor implements Processor<String, Event, String, Event> {
    private static final Logger LOG = LoggerFactory.getLogger(DigestProcessor.class);
    private static final Duration SLICE_EVERY = Duration.ofMillis(5);

    private final Map<String, Desk> configured;
    private final DeskReader reader;
    private final DigestMetrics metrics;
    private final DeskBoard board;
    private final ThreadLocal<AnswerTurns> turns;
    private final Map<String, DeskInHand> desks = new HashMap<>();

    private ProcessorContext<String, Event> context;
    private KeyValueStore<String, DeskState> states;
    private KeyValueStore<String, byte[]> ledgers;
    private KeyValueStore<String, Noted> interval;
    private KeyValueStore<String, IntervalReport> readReports;
    private KeyValueStore<String, Told> told;
    private WaitingStore waiting;
    private KeyValueStore<String, TapeEntry> doubted;
    private QuestionStore answers;
    private @Nullable Cancellable slices;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private DigestProcessor(
            Map<String, Desk> configured,
            DeskReader reader,
            DigestMetrics metrics,
            DeskBoard board,
            ThreadLocal<AnswerTurns> turns) {
        this.configured = configured;
        this.reader = reader;
        this.metrics = metrics;
        this.board = board;
        this.turns = turns;
    }

    /** @param nanos as {@link System#nanoTime} */
    static ProcessorSupplier<String, Event, String, Event> supplier(
            Map<String, Desk> configured,
            DeskReader reader,
            DigestMetrics metrics,
            DeskBoard board,
            LongSupplier nanos) {
        ThreadLocal<AnswerTurns> turns = ThreadLocal.withInitial(() -> new AnswerTurns(nanos));
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Event, String, Event> get() {
                return new DigestProcessor(configured, reader, metrics, board, turns);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return DigestStores.all();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> newContext) {
        context = newContext;
        states = context.getStateStore(DigestStores.STATE);
        ledgers = context.getStateStore(DigestStores.LEDGER);
        interval = context.getStateStore(DigestStores.INTERVAL);
        readReports = context.getStateStore(DigestStores.READ);
        told = context.getStateStore(DigestStores.TOLD);
        waiting = new WaitingStore(context.getStateStore(DigestStores.WAITING));
        doubted = context.getStateStore(DigestStores.DOUBTED);
        board.digests(newContext.taskId().partition());
        for (Desk desk : configured.values()) {
            DeskState state = states.get(desk.name());
            if (state != null) {
                desks.put(desk.name(), takeOver(desk, state));
            }
        }
        answers = new QuestionStore(context.getStateStore(DigestStores.QUESTIONS), reader, metrics, desks, turns.get());
        configured.keySet().stream().filter(answers::isAsked).forEach(this::inHand);
        goOnInSlices();
    }

    /** True while windows are rebuilt, entries wait or questions are not answered to the end. */
    private boolean isAtWork() {
        return desks.values().stream().anyMatch(inHand -> !inHand.isLive()) || !answers.isEmpty();
    }

    private DeskInHand inHand(String name) {
        return desks.computeIfAbsent(name, this::begin);
    }

    private void goOnInSlices() {
        if (slices == null && isAtWork()) {
            slices = context.schedule(SLICE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> slice());
        }
    }

    private DeskInHand takeOver(Desk desk, DeskState state) {
        DeskInHand inHand = reader.takeOver(desk, state, memory(desk));
        board.digest(desk.name(), state.time(), state.sequence());
        waiting.forEach(desk.name(), entry -> {
            inHand.accept(entry.sequence(), entry.time());
            inHand.waits();
        });
        return inHand;
    }

    @Override
    public void process(Record<String, Event> record) {
        if (record.value() instanceof Question question) {
            ask(question);
        } else if (record.value() instanceof TapeEntry entry) {
            take(entry);
        }
    }

    private void take(TapeEntry entry) {
        if (!desks.containsKey(entry.desk())) {
            board.digest(entry.desk(), entry.time(), -1);
        }
        DeskInHand inHand = inHand(entry.desk());
        TapeEntry doubt = doubted.get(entry.desk());
        switch (Succession.of(entry.sequence(), inHand.accepted(), doubt == null ? null : doubt.sequence())) {
            case NEXT -> accept(inHand, entry);
            case AGAIN ->
                throw new InvalidEventException("entry " + entry.sequence() + " of desk " + entry.desk()
                        + " comes again; the last one was " + inHand.accepted());
            case DOUBTED -> {
                doubted.put(entry.desk(), entry);
                throw new InvalidEventException("entry " + entry.sequence() + " of desk " + entry.desk()
                        + " comes where " + (inHand.accepted() + 1)
                        + " is due; it is read only when the tape goes on from it");
            }
            case AFTER_DOUBTED -> {
                missing(inHand, Objects.requireNonNull(doubt));
                accept(inHand, doubt);
                accept(inHand, entry);
            }
        }
    }

    private void missing(DeskInHand inHand, TapeEntry entry) {
        long missing = entry.sequence() - inHand.accepted() - 1;
        metrics.gap(entry.desk(), missing);
        LOG.warn(
                "Desk {}: {} entries are missing on the tape before entry {}", entry.desk(), missing, entry.sequence());
    }

    private void accept(DeskInHand inHand, TapeEntry entry) {
        if (entry.time().isBefore(inHand.acceptedTime())) {
            throw new InvalidEventException("entry " + entry.sequence() + " of desk " + entry.desk() + " is of "
                    + entry.time() + ", before the one before it, " + inHand.acceptedTime());
        }
        if (doubted.get(entry.desk()) != null) {
            doubted.delete(entry.desk());
        }
        inHand.accept(entry.sequence(), entry.time());
        if (inHand.isLive() && reader.isReadyFor(inHand, entry, context.currentSystemTimeMs())) {
            read(inHand, entry);
        } else {
            waiting.put(entry);
            inHand.waits();
            metrics.waiting(entry.desk(), inHand.waiting());
            goOnInSlices();
        }
    }

    /** A question waits for its desk's window like an entry, but never for entries that come later. */
    private void ask(Question question) {
        inHand(question.desk());
        answers.ask(question).ifPresent(this::forward);
        goOnInSlices();
    }

    private void forward(Answer part) {
        context.forward(new Record<>(part.desk(), part, Math.max(0, part.time().toEpochMilli())));
    }

    private DeskInHand begin(String name) {
        Desk desk = configured.get(name);
        if (desk == null) {
            throw new InvalidEventException("no desk " + name + " is configured");
        }
        return reader.begin(desk, memory(desk));
    }

    private StoredDesk memory(Desk desk) {
        return new StoredDesk(desk.name(), ledgers, interval, readReports, told);
    }

    private void read(DeskInHand inHand, TapeEntry entry) {
        List<Event> results;
        try {
            results = reader.read(inHand, entry, context.currentSystemTimeMs());
        } catch (InvalidEventException e) {
            // Ours, not the entry's: to set the entry aside would lose it.
            throw new IllegalStateException(
                    "entry " + entry.eventId() + " led to an invalid record: " + e.getMessage(), e);
        }
        states.put(entry.desk(), inHand.state());
        board.digest(entry.desk(), entry.time(), entry.sequence());
        for (Event result : results) {
            context.forward(
                    new Record<>(entry.desk(), result, result.eventTime().toEpochMilli()));
        }
    }

    /** One slice of rebuilding, or of reading what waited, for each desk that is not live yet; and one part of an answer. */
    private void slice() {
        for (DeskInHand inHand : desks.values()) {
            if (!inHand.isRebuilt()) {
                reader.rebuild(inHand);
            } else if (inHand.waiting() > 0) {
                readWaiting(inHand);
            }
        }
        answers.part().ifPresent(part -> {
            forward(part);
            context.commit(); // Nobody reads it before that.
        });
        if (slices != null && !isAtWork()) {
            slices.cancel();
            slices = null;
        }
    }

    private void readWaiting(DeskInHand inHand) {
        for (TapeEntry entry : waiting.next(inHand.name())) {
            if (!reader.isReadyFor(inHand, entry, context.currentSystemTimeMs())) {
                reader.readBest(inHand);
                states.put(inHand.name(), inHand.state());
                break;
            }
            read(inHand, entry);
            waiting.delete(entry);
            inHand.waited();
        }
        metrics.waiting(inHand.name(), inHand.waiting());
    }

    @Override
    public void close() {
        answers.close();
        desks.values().forEach(reader::letGo);
        board.digestsGone(context.taskId().partition());
        desks.clear();
    }
}
