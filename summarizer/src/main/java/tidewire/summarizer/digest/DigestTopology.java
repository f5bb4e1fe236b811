package tidewire.summarizer.digest;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import tidewire.events.Answer;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.TapeEntry;
import tidewire.events.Telemetry;
import tidewire.events.Topics;
import tidewire.llm.LanguageModel;
import tidewire.llm.SnapshotFolder;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.digest.desk.DeskReader;
import tidewire.summarizer.digest.tell.DigestMetrics;

/**
 * The application {@code tidewire-digest}: the desks' tapes to their digests.
 *
 * <pre>
 * tape.v1 ────── read ─┬─ digest (one sink window per desk) ─┬─► digests.v1
 * questions.v1 ─ read ─┘                                     ├─► answers.v1
 *                                                            └─► telemetry.v1
 * </pre>
 *
 * Entries that cannot be read go to a dead-letter topic: see {@link tidewire.summarizer.streams.DeadLetters}. All tasks share one
 * model; the caller closes it after the application.
 */
public final class DigestTopology {
    private DigestTopology() {}

    /**
     * @param registry counts entries, tokens, time, gate outcomes, forks and evictions, all by desk
     * @param board is told how far each desk has been read
     * @param snapshots of the desks' windows, of this process alone
     */
    public static Topology build(
            List<Desk> desks,
            LanguageModel model,
            DigestOptions options,
            MeterRegistry registry,
            DeskBoard board,
            SnapshotFolder snapshots) {
        Map<String, Desk> byName =
                desks.stream().collect(Collectors.toUnmodifiableMap(Desk::name, Function.identity()));
        DigestMetrics metrics = new DigestMetrics(registry);
        DeskReader reader = new DeskReader(model, options, metrics, snapshots);

        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, TapeEntry> tape = builder.stream(Topics.TAPE, bytes("tape-in"))
                .process(() -> new TapeInputProcessor(byName.keySet()), Named.as("read-tape"));
        KStream<String, Event> questions = builder.stream(Topics.QUESTIONS, bytes("questions-in"))
                .process(() -> new QuestionInputProcessor(byName.keySet()), Named.as("read-questions"))
                .mapValues(Event.class::cast, Named.as("question-event"));
        KStream<String, Event> results = tape.mapValues(Event.class::cast, Named.as("tape-event"))
                .merge(questions, Named.as("tape-and-questions"))
                .process(
                        DigestProcessor.supplier(byName, reader, metrics, board, System::nanoTime), Named.as("digest"));
        only(results, Digest.class).to(Topics.DIGESTS, produced("digests-out", Digest.class));
        only(results, Answer.class).to(Topics.ANSWERS, produced("answers-out", Answer.class));
        only(results, Telemetry.class).to(Topics.TELEMETRY, produced("telemetry-out", Telemetry.class));
        return builder.build();
    }

    private static <T extends Event> KStream<String, T> only(KStream<String, Event> events, Class<T> type) {
        String name = type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return events.filter((desk, event) -> type.isInstance(event), Named.as("is-" + name))
                .mapValues(type::cast, Named.as("as-" + name));
    }

    // Bytes, so that what cannot be read is still there to be set aside. Until it is read, any time will do.
    private static Consumed<byte[], byte[]> bytes(String name) {
        // A question goes first, however far behind the tape is: Streams takes the earliest record next.
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName(name)
                .withTimestampExtractor((record, partitionTime) ->
                        record.topic().equals(Topics.QUESTIONS) ? 0 : Math.max(0, record.timestamp()));
    }

    private static <T extends Event> Produced<String, T> produced(String name, Class<T> type) {
        return Produced.with(Serdes.String(), EventSerde.of(type)).withName(name);
    }
}
