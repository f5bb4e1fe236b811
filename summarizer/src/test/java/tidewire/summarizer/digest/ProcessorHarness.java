package tidewire.summarizer.digest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tidewire.events.Answer;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Question;
import tidewire.events.TapeEntry;
import tidewire.llm.LanguageModel;
import tidewire.llm.SnapshotFolder;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.digest.ask.OpenQuestion;
import tidewire.summarizer.digest.desk.DeskReader;
import tidewire.summarizer.digest.desk.DeskState;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;
import tidewire.summarizer.streams.JsonSerde;

/** One task of the digest stage, that can die and come back with the same stores. */
final class ProcessorHarness {
    private List<Desk> desks;
    private final LanguageModel model;
    private final DigestOptions options;
    private final List<KeyValueStore<?, ?>> stores = new ArrayList<>();
    private final List<Event> results = new ArrayList<>();
    private MockProcessorContext<String, Event> context;
    private Instant now = Instant.EPOCH;
    /** What the task measures time with. */
    LongSupplier nanos = () -> 0;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final DeskBoard board = new DeskBoard(() -> now, Duration.ofMinutes(1), registry);
    private final Path windows;
    private SnapshotFolder snapshots;
    private Processor<String, Event, String, Event> processor;
    /** One that gives the tasks of a thread theirs. */
    private ProcessorSupplier<String, Event, String, Event> supplier;

    private final @Nullable ProcessorHarness sibling;

    ProcessorHarness(Desk desk, LanguageModel model, DigestOptions options) {
        // Never made: the models of most tests have no tensors.
        this(desk, model, options, Path.of("target", "no-windows"));
    }

    /** @param windows where snapshots are kept */
    ProcessorHarness(Desk desk, LanguageModel model, DigestOptions options, Path windows) {
        this(desk, model, options, windows, null);
    }

    /** Another task of the same thread. */
    ProcessorHarness besides() {
        return new ProcessorHarness(desks.get(0), model, options, windows, this);
    }

    private ProcessorHarness(
            Desk desk, LanguageModel model, DigestOptions options, Path windows, @Nullable ProcessorHarness sibling) {
        this.sibling = sibling;
        this.windows = windows;
        this.desks = List.of(desk);
        this.model = model;
        this.options = options;
        context = new MockProcessorContext<>();
        store(DigestStores.STATE, new JsonSerde<>(DeskState.class));
        store(DigestStores.LEDGER, Serdes.ByteArray());
        store(DigestStores.INTERVAL, new JsonSerde<>(Noted.class));
        store(DigestStores.READ, new JsonSerde<>(IntervalReport.class));
        store(DigestStores.WAITING, EventSerde.of(TapeEntry.class));
        store(DigestStores.DOUBTED, EventSerde.of(TapeEntry.class));
        store(DigestStores.TOLD, new JsonSerde<>(Told.class));
        store(DigestStores.QUESTIONS, new JsonSerde<>(OpenQuestion.class));
        start(model);
    }

    private <V> void store(String name, Serde<V> values) {
        StoreBuilder<KeyValueStore<String, V>> builder = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled();
        KeyValueStore<String, V> store = builder.build();
        store.init(context.getStateStoreContext(), store);
        stores.add(store);
    }

    /** After {@link #close}: another task with the same stores. */
    void start() {
        start(model);
    }

    private void start(LanguageModel withModel) {
        context = new MockProcessorContext<>();
        stores.forEach(context::addStateStore);
        at(now);
        DigestMetrics metrics = new DigestMetrics(registry);
        snapshots = new SnapshotFolder(windows);
        supplier = sibling != null
                ? sibling.supplier
                : DigestProcessor.supplier(
                        desks.stream().collect(Collectors.toMap(Desk::name, Function.identity())),
                        new DeskReader(withModel, options, metrics, snapshots),
                        metrics,
                        board,
                        () -> nanos.getAsLong());
        processor = supplier.get();
        processor.init(context);
    }

    void restart() {
        restart(model);
    }

    /** Another configuration. */
    void restart(List<Desk> configured) {
        desks = configured;
        restart();
    }

    void restart(LanguageModel withModel) {
        close();
        start(withModel);
    }

    void send(List<TapeEntry> entries) {
        for (TapeEntry entry : entries) {
            processor.process(new Record<>(entry.desk(), entry, entry.time().toEpochMilli()));
            collect();
        }
    }

    void ask(Question question) {
        processor.process(new Record<>(question.desk(), question, 0));
        collect();
    }

    /** Asks, and lets the task answer to the end. */
    void askAndWait(Question question) {
        ask(question);
        catchUp();
    }

    /** Whether a commit was asked for since the last call. */
    boolean wantsCommit() {
        boolean wanted = context.committed();
        context.resetCommit();
        return wanted;
    }

    /** Wall clock of the task. */
    void at(Instant now) {
        this.now = now;
        context.setCurrentSystemTimeMs(now.toEpochMilli());
    }

    List<Answer> answers() {
        return results.stream()
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .toList();
    }

    /** Lets wall-clock time pass. */
    void slice() {
        List.copyOf(context.scheduledPunctuators()).stream()
                .filter(one -> !one.cancelled())
                .forEach(one -> one.getPunctuator().punctuate(0));
        collect();
    }

    boolean isBusy() {
        return context.scheduledPunctuators().stream().anyMatch(one -> !one.cancelled());
    }

    void catchUp() {
        for (int i = 0; i < 10_000 && isBusy(); i++) {
            slice();
        }
    }

    private void collect() {
        context.forwarded().forEach(one -> results.add(one.record().value()));
        context.resetForwards();
    }

    List<Event> results() {
        return results;
    }

    List<Digest> digests() {
        return results.stream()
                .filter(Digest.class::isInstance)
                .map(Digest.class::cast)
                .toList();
    }

    void close() {
        processor.close();
        snapshots.close();
    }

    /** Reports that are kept for questions, in the order in which they were read. */
    List<IntervalReport> readReports() {
        List<IntervalReport> reports = new ArrayList<>();
        KeyValueStore<String, IntervalReport> read = context.getStateStore(DigestStores.READ);
        try (var all = read.all()) {
            all.forEachRemaining(one -> reports.add(one.value));
        }
        return reports;
    }

    /** How often a window was restored so far. */
    double restored(String from) {
        Counter counter =
                registry.find("tidewire.digest.restored").tag("from", from).counter();
        return counter == null ? 0 : counter.count();
    }
}
