package tidewire.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Refuses some records and acknowledges the others at once. What it refuses is not in its history. */
final class RefusingProducer extends MockProducer<String, byte[]> {
    private final Predicate<ProducerRecord<String, byte[]>> refused;

    RefusingProducer(Predicate<ProducerRecord<String, byte[]>> refused) {
        super(Topic.cluster(), true, null, new StringSerializer(), new ByteArraySerializer());
        this.refused = refused;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        if (!refused.test(record)) {
            return super.send(record, callback);
        }
        AuthorizationException refusal = new AuthorizationException("not yours");
        callback.onCompletion(null, refusal);
        return CompletableFuture.failedFuture(refusal);
    }
}
