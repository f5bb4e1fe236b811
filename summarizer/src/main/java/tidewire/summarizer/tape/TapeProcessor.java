package tidewire.summarizer.tape;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tidewire.events.Event;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Topics;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.story.track.DeskStories;
import tidewire.summarizer.streams.JsonSerde;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.tape.desk.ClockSpan;
import tidewire.summarizer.tape.desk.DeskClocks;
import tidewire.summarizer.tape.desk.DeskTape;
import tidewire.summarizer.tape.desk.IngestorsHeard;
import tidewire.summarizer.tape.desk.InputId;
import tidewire.summarizer.tape.desk.IntervalCalendar;
import tidewire.summarizer.tape.desk.OrderKey;
import tidewire.summarizer.tape.desk.TapeProgress;
import tidewire.summarizer.tape.desk.TapeStories;
import tidewire.summarizer.wire.DeskFocus;

/**
 * Holds a desk's inputs back until the clocks of all its partitions have passed them, then writes them to its tape. About
 * once a second it tells how far each of its desks has come.
 */
final class TapeProcessor implements Processor<String, DeskInput, String, Event> {
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final String HELD = "tape-held";
    private static final String CLOCKS = "tape-clocks";
    private static final String PROGRESS = "tape-progress";

    private final DeskRoutes routes;
    private final TapeOptions options;
    private final StageMetrics metrics;
    private final DeskBoard board;
    private final Map<String, DeskInHand> desks = new HashMap<>();

    private ProcessorContext<String, Event> context;
    private KeyValueStore<OrderKey, DeskInput> held;
    private KeyValueStore<String, ClockSpan> clocks;
    private KeyValueStore<String, TapeProgress> progress;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private TapeProcessor(DeskRoutes routes, TapeOptions options, StageMetrics metrics, DeskBoard board) {
        this.routes = routes;
        this.options = options;
        this.metrics = metrics;
        this.board = board;
    }

    static ProcessorSupplier<String, DeskInput, String, Event> supplier(
            DeskRoutes routes, TapeOptions options, StageMetrics metrics, DeskBoard board) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, DeskInput, String, Event> get() {
                return new TapeProcessor(routes, options, metrics, board);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                Set<StoreBuilder<?>> stores = new HashSet<>(StoryStores.builders());
                stores.addAll(Set.of(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(HELD),
                                new OrderKeySerde(),
                                new JsonSerde<>(DeskInput.class)),
                        // Clocks move with every marker; only where they stand at a commit needs to be logged.
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(CLOCKS),
                                        Serdes.String(),
                                        new JsonSerde<>(ClockSpan.class))
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(PROGRESS),
                                        Serdes.String(),
                                        new JsonSerde<>(TapeProgress.class))
                                .withCachingEnabled()));
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        held = context.getStateStore(HELD);
        clocks = context.getStateStore(CLOCKS);
        progress = context.getStateStore(PROGRESS);
        // Streams may start a processor again after a failure; what it holds in hand must come from the stores.
        desks.clear();
        for (Desk desk : routes.desks()) {
            desks.put(desk.name(), new DeskInHand(desk));
        }
        context.schedule(
                TELL_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                now -> desks.values().forEach(DeskInHand::tell));
    }

    @Override
    public void process(Record<String, DeskInput> record) {
        DeskInHand desk = desks.get(record.key());
        if (desk == null) {
            return; // sent before a restart for a desk that the configuration no longer has
        }
        DeskInput input = record.value();
        if (input.clock() == null) {
            held.put(OrderKey.of(record.key(), input), input);
        } else {
            desk.advance(input.clock());
        }
    }

    /** The board is for all tasks of the process, and most desks are other tasks' desks. */
    @Override
    public void close() {
        desks.values().stream().filter(desk -> desk.told).forEach(desk -> board.tapeGone(desk.desk.name()));
        desks.clear();
    }

    private Set<InputId> inputsOf(Desk desk) {
        return Stream.concat(
                        partitions(Topics.NEWS, desk.feeds().isEmpty() ? 0 : options.newsPartitions()),
                        partitions(Topics.TICKS, desk.symbols().isEmpty() ? 0 : options.tickPartitions()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<InputId> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(partition -> new InputId(topic, partition));
    }

    /** A desk with the objects that its stored state is worked on with. */
    private final class DeskInHand {
        private final Desk desk;
        private final IntervalCalendar calendar;
        private final DeskClocks deskClocks;
        private final TapeStories stories;
        private final IngestorsHeard heard = new IngestorsHeard(options.lease());
        private @Nullable DeskTape tape;
        private boolean told;

        DeskInHand(Desk desk) {
            this.desk = desk;
            this.calendar = new IntervalCalendar(desk);
            Set<InputId> inputs = inputsOf(desk);
            this.deskClocks = new DeskClocks(inputs);
            for (InputId input : inputs) {
                ClockSpan span = clocks.get(clockKey(input));
                if (span != null) {
                    deskClocks.restore(input, span);
                }
            }
            this.stories = new TapeStories(
                    new DeskStories(
                            desk.name(),
                            desk.selection().rank(),
                            new DeskFocus(desk)::of,
                            new StoryStores(desk.name(), context)),
                    this::changed,
                    metrics.repeated(desk.name())::increment);
            TapeProgress known = progress.get(desk.name());
            if (known != null) {
                tape = tapeFrom(known);
            }
        }

        private DeskTape tapeFrom(TapeProgress from) {
            return new DeskTape(desk.name(), calendar, from, stories, this::emit);
        }

        private String clockKey(InputId input) {
            return desk.name() + "/" + input.partition() + "/" + input.topic();
        }

        void advance(DeskInput.Clock clock) {
            InputId input = new InputId(clock.topic(), clock.partition());
            heard.heard(input, clock.ingestors(), System.nanoTime());
            Optional<Instant> before = deskClocks.passed();
            Optional<ClockSpan> moved = deskClocks.advance(input, clock.passed());
            if (moved.isEmpty()) {
                return;
            }
            clocks.put(clockKey(input), moved.get());
            Optional<Instant> now = deskClocks.passed();
            if (now.isPresent() && !now.equals(before)) {
                write(now.get());
            }
        }

        private void write(Instant upTo) {
            DeskTape writing = tape;
            if (writing == null) {
                Instant start = deskClocks.start().orElseThrow();
                writing = tapeFrom(DeskTape.beginning(calendar, start));
                tape = writing;
            }
            TapeProgress before = writing.progress();
            List<Map.Entry<OrderKey, DeskInput>> due = due(upTo);
            writing.write(upTo, due.iterator());
            due.forEach(entry -> held.delete(entry.getKey()));
            // The very first time is stored too: where the tape began must not change with a restart.
            if (before.nextSequence() == 0 || !before.equals(writing.progress())) {
                progress.put(desk.name(), writing.progress());
            }
        }

        // Where time itself stands still, as at the end of a play, nobody is waited for.
        private @Nullable String waitedFor(Instant passed, Instant now) {
            return passed.plus(TELL_EVERY).isBefore(now)
                    ? heard.waitedFor(System.nanoTime()).orElse(null)
                    : null;
        }

        void tell() {
            DeskTape written = tape;
            Optional<Instant> passed = deskClocks.passed();
            if (written == null || passed.isEmpty()) {
                return;
            }
            Instant now = board.now();
            TapeStatus status = new TapeStatus(
                    desk.name(),
                    passed.get(),
                    written.progress().nextSequence() - 1,
                    heard.markers(),
                    waitedFor(passed.get(), now),
                    now);
            board.tape(status);
            told = true;
            context.forward(new Record<>(desk.name(), status, status.time().toEpochMilli()));
        }

        private List<Map.Entry<OrderKey, DeskInput>> due(Instant upTo) {
            try (KeyValueIterator<OrderKey, DeskInput> found =
                    held.range(OrderKey.first(desk.name()), OrderKey.before(desk.name(), upTo))) {
                java.util.ArrayList<Map.Entry<OrderKey, DeskInput>> due = new java.util.ArrayList<>();
                while (found.hasNext()) {
                    KeyValue<OrderKey, DeskInput> next = found.next();
                    due.add(Map.entry(next.key, next.value));
                }
                return due;
            }
        }

        private void changed(Story story) {
            context.forward(new Record<>(
                    story.desk() + "/" + story.id(), story, story.last().toEpochMilli()));
        }

        private void emit(TapeEntry entry) {
            context.forward(new Record<>(desk.name(), entry, entry.time().toEpochMilli()));
            metrics.entries(desk.name(), entry.kind().name().toLowerCase(Locale.ROOT), entry.late())
                    .increment();
        }
    }
}
