package tidewire.summarizer.tape;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Move;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Topics;
import tidewire.events.TradingDay;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.alert.AlertProcessor;
import tidewire.summarizer.market.BarsProcessor;
import tidewire.summarizer.market.DaysProcessor;
import tidewire.summarizer.market.MovesProcessor;
import tidewire.summarizer.streams.JsonSerde;
import tidewire.summarizer.streams.SourceReader;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.wire.WireProcessor;

/**
 * The application {@code tidewire-tape}: news and trades to one ordered tape per desk.
 *
 * <pre>
 * news.v1  ── wire ────────────────────────► by desk ─┐
 * ticks.v1 ── bars ─┬─ moves ─┬────────────► by desk ─┴─ tape ─┬──► tape.v1
 *                   ▼         ▼                                ├──► stories.v1
 *           bars.v1, days.v1  moves.v1                       └─ alerts ──► alerts.v1
 * </pre>
 *
 * Wire and market are sub-topologies of their own, a task per partition of their topic: a slow desk, or much news, does
 * not hold up bars and alerts. Clock markers go the same way as the data, through every stage and behind the data that
 * they speak of; each wire and market task makes the time of its partition of them and passes it on to every desk that reads
 * the topic. Records that cannot be used go to a dead-letter topic: see {@link tidewire.summarizer.streams.DeadLetters}.
 */
public final class TapeTopology {
    private static final Serde<String> NAME = Serdes.String();

    private final DeskRoutes routes;
    private final TapeOptions options;
    private final StageMetrics metrics;
    private final DeskBoard board;

    /** @param board is told how far each desk has come */
    public TapeTopology(List<Desk> desks, TapeOptions options, StageMetrics metrics, DeskBoard board) {
        this.routes = new DeskRoutes(desks);
        this.options = options;
        this.metrics = metrics;
        this.board = board;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, DeskInput> wire = wire(builder);
        KStream<String, DeskInput> market = market(builder);
        KStream<String, Event> written = byDesk(wire, "wire-by-desk")
                .merge(byDesk(market, "market-by-desk"), Named.as("desk-inputs"))
                .process(TapeProcessor.supplier(routes, options, metrics, board), Named.as("tape"));
        only(written, Story.class).to(Topics.STORIES, produced("stories-out", EventSerde.of(Story.class)));
        KStream<String, TapeEntry> tape = only(written, TapeEntry.class);
        tape.to(Topics.TAPE, produced("tape-out", EventSerde.of(TapeEntry.class)));
        only(written, TapeStatus.class).to(Topics.STATUS, produced("status-out", EventSerde.of(TapeStatus.class)));

        // Straight from here: an alert does not wait for the model.
        tape.process(AlertProcessor.supplier(routes.desks(), options.alerts()), Named.as("alerts"))
                .to(Topics.ALERTS, produced("alerts-out", EventSerde.of(Alert.class)));
        return builder.build();
    }

    private KStream<String, DeskInput> wire(StreamsBuilder builder) {
        return builder.stream(Topics.NEWS, bytes("news"))
                .processValues(SourceReader::news, Named.as("read-news"))
                .process(WireProcessor.supplier(routes, options.ids(), options.lease(), metrics), Named.as("wire"));
    }

    private KStream<String, DeskInput> market(StreamsBuilder builder) {
        KStream<String, Event> bars = builder.stream(Topics.TICKS, bytes("ticks"))
                .processValues(SourceReader::ticks, Named.as("read-ticks"))
                .process(BarsProcessor.supplier(routes, options.lease(), metrics), Named.as("bars"));
        // Inside, a bar's record carries the time at which it was known, which becomes that of the moves in it.
        KStream<String, Bar> made = only(bars, Bar.class);
        made.processValues(EventTimeProcessor<Bar>::new, Named.as("bars-time"))
                .to(Topics.BARS, produced("bars-out", EventSerde.of(Bar.class)));
        made.process(DaysProcessor.supplier(options.moves()), Named.as("days"))
                .to(Topics.DAYS, produced("days-out", EventSerde.of(TradingDay.class)));

        KStream<String, Event> moves = bars.process(
                MovesProcessor.supplier(routes, options.moves(), options.lease(), metrics), Named.as("moves"));
        only(moves, Move.class).to(Topics.MOVES, produced("moves-out", EventSerde.of(Move.class)));

        return moves.process(
                MarketToDesks.supplier(routes, options.moves(), options.lease()), Named.as("market-to-desks"));
    }

    // Both streams are cut by desk into the same number of partitions, so that all inputs of a desk meet in one task.
    private KStream<String, DeskInput> byDesk(KStream<String, DeskInput> inputs, String name) {
        return inputs.repartition(Repartitioned.with(NAME, new JsonSerde<>(DeskInput.class))
                .withName(name)
                .withNumberOfPartitions(options.deskPartitions()));
    }

    private static <T extends Event> KStream<String, T> only(KStream<String, Event> events, Class<T> type) {
        return events.filter((key, event) -> type.isInstance(event)).mapValues(type::cast);
    }

    // Bytes, so that what cannot be read is still there to be set aside. Until it is read, any time will do.
    private static Consumed<byte[], byte[]> bytes(String name) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName(name)
                .withTimestampExtractor((record, partitionTime) -> Math.max(0, record.timestamp()));
    }

    private static <T extends Event> Produced<String, T> produced(String name, Serde<T> values) {
        return Produced.with(NAME, values).withName(name);
    }
}
