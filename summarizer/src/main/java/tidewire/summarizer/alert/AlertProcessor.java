package tidewire.summarizer.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidewire.events.Alert;
import tidewire.events.TapeEntry;
import tidewire.summarizer.Desk;
import tidewire.summarizer.streams.JsonSerde;

/** Each desk's tape through its {@link AlertBook}; what is open survives a restart in a store. */
public final class AlertProcessor implements Processor<String, TapeEntry, String, Alert> {
    private static final String OPEN = "alerts-open";

    private final List<Desk> desks;
    private final AlertPolicy policy;
    private final Map<String, AlertBook> books = new HashMap<>();

    private ProcessorContext<String, Alert> context;
    private KeyValueStore<String, OpenAlert> open;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private AlertProcessor(List<Desk> desks, AlertPolicy policy) {
        this.desks = desks;
        this.policy = policy;
    }

    public static ProcessorSupplier<String, TapeEntry, String, Alert> supplier(List<Desk> desks, AlertPolicy policy) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, TapeEntry, String, Alert> get() {
                return new AlertProcessor(desks, policy);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(OPEN), Serdes.String(), new JsonSerde<>(OpenAlert.class)));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        open = context.getStateStore(OPEN);
        books.clear();
        desks.forEach(desk -> books.put(desk.name(), new AlertBook(desk.name(), desk.zone(), policy)));
        try (KeyValueIterator<String, OpenAlert> all = open.all()) {
            while (all.hasNext()) {
                OpenAlert alert = all.next().value;
                AlertBook book = books.get(alert.last().desk());
                if (book != null) {
                    book.restore(alert);
                }
            }
        }
    }

    @Override
    public void process(Record<String, TapeEntry> record) {
        AlertBook book = books.get(record.key());
        if (book == null) {
            return;
        }
        AlertBook.Step step = book.take(record.value());
        step.closed().forEach(open::delete);
        step.changed().forEach(alert -> open.put(alert.id(), alert));
        for (Alert alert : step.alerts()) {
            context.forward(new Record<>(alert.desk(), alert, alert.time().toEpochMilli()));
        }
    }
}
