package tidewire.summarizer.tape;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import tidewire.events.Event;

/** Gives a record the time of its event, as the contract has it on every topic. */
final class EventTimeProcessor<E extends Event> extends ContextualFixedKeyProcessor<String, E, E> {
    @Override
    public void process(FixedKeyRecord<String, E> record) {
        context().forward(record.withTimestamp(record.value().eventTime().toEpochMilli()));
    }
}
