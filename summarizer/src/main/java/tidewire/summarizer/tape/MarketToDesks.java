package tidewire.summarizer.tape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import tidewire.events.ClockMarker;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.Topics;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.clock.ClockStore;
import tidewire.summarizer.market.moves.MarketRules;

/** Moves to the desks that have the symbol and want them, and the partition's clock to all desks that have symbols. */
final class MarketToDesks extends ContextualProcessor<String, Event, String, DeskInput> {
    private static final String CLOCK = "market-desks-clock";

    private final DeskRoutes routes;
    private final MarketRules rules;
    private final List<String> waiting;
    private final Duration lease;
    private ClockStore clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private MarketToDesks(DeskRoutes routes, MarketRules rules, Duration lease) {
        this.routes = routes;
        this.rules = rules;
        this.waiting = routes.desksWithTrades();
        this.lease = lease;
    }

    static ProcessorSupplier<String, Event, String, DeskInput> supplier(
            DeskRoutes routes, MarketRules rules, Duration lease) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Event, String, DeskInput> get() {
                return new MarketToDesks(routes, rules, lease);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(ClockStore.builder(CLOCK));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, DeskInput> context) {
        super.init(context);
        clock = new ClockStore(context.getStateStore(CLOCK), lease);
    }

    @Override
    public void process(Record<String, Event> record) {
        if (record.value() instanceof Move move) {
            List<String> desks = routes.desksWith(move.symbol()).stream()
                    .filter(desk -> rules.ofDesk(desk).takes(move))
                    .toList();
            forward(desks, DeskInput.of(move, clock.passed()), move.observed());
        } else if (record.value() instanceof ClockMarker marker) {
            clock.mark(marker);
            Instant passed = clock.passed();
            if (passed != null) {
                int partition = context().recordMetadata().orElseThrow().partition();
                DeskInput.Clock at = new DeskInput.Clock(Topics.TICKS, partition, passed, clock.ingestors());
                forward(waiting, DeskInput.of(at), marker.observed());
            }
        }
    }

    private void forward(List<String> desks, DeskInput input, Instant time) {
        for (String desk : desks) {
            context().forward(new Record<>(desk, input, time.toEpochMilli()));
        }
    }
}
