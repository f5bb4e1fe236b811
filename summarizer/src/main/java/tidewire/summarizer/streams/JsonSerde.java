package tidewire.summarizer.streams;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tidewire.events.Json;

/** Internal records as JSON: readable with the same tools as the public topics. */
public final class JsonSerde<T> implements Serde<T> {
    private final Class<T> type;

    public JsonSerde(Class<T> type) {
        this.type = type;
    }

    @Override
    @SuppressWarnings("NullAway") // a null is a deletion in a state store and stays one
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : Json.write(value);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Deserializer<T> deserializer() {
        return (topic, data) -> data == null ? null : Json.read(data, type);
    }
}
