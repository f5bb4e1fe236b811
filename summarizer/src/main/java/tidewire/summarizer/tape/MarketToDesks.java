package tidewire.summarizer.tape;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidewire.events.ClockMarker;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.Routes;

/** Moves to the desks that have the symbol, and each source's clock to the desks that wait for it. */
final class MarketToDesks extends ContextualProcessor<String, Event, String, DeskInput> {
    private final Routes routes;

    MarketToDesks(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void process(Record<String, Event> record) {
        if (record.value() instanceof Move move) {
            forward(routes.desksWith(move.symbol()), DeskInput.of(move), move.to());
        } else if (record.value() instanceof ClockMarker marker) {
            int partition = context().recordMetadata().orElseThrow().partition();
            forward(routes.desksAwaiting(marker.ingestor()), DeskInput.of(marker, partition), marker.observed());
        }
    }

    private void forward(List<String> desks, DeskInput input, Instant time) {
        for (String desk : desks) {
            context().forward(new Record<>(desk, input, time.toEpochMilli()));
        }
    }
}
