package tidewire.summarizer.tape;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tidewire.events.TapeEntry;
import tidewire.summarizer.tape.desk.OrderKey;

/** Bytes whose order, unsigned from left to right, is the order of the entries: desk, 0, place, kind, source, 0, id. */
public final class OrderKeySerde implements Serde<OrderKey> {
    private static final TapeEntry.Kind[] KINDS = TapeEntry.Kind.values();
    private static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    @Override
    public Serializer<OrderKey> serializer() {
        return (topic, key) -> {
            byte[] desk = name(key.desk());
            byte[] source = name(key.source());
            byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(desk.length + 1 + INSTANT_BYTES + 1 + source.length + 1 + id.length);
            bytes.put(desk).put((byte) 0);
            // The sign bit is turned round so that times before the epoch stand below those after it.
            bytes.putLong(key.place().getEpochSecond() ^ Long.MIN_VALUE)
                    .putInt(key.place().getNano());
            bytes.put((byte) key.kind().ordinal());
            return bytes.put(source).put((byte) 0).put(id).array();
        };
    }

    @Override
    public Deserializer<OrderKey> deserializer() {
        return (topic, data) -> {
            ByteBuffer bytes = ByteBuffer.wrap(data);
            String desk = name(bytes);
            Instant place = Instant.ofEpochSecond(bytes.getLong() ^ Long.MIN_VALUE, bytes.getInt());
            TapeEntry.Kind kind = KINDS[bytes.get()];
            String source = name(bytes);
            String id = new String(data, bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
            return new OrderKey(desk, place, kind, source, id);
        };
    }

    // A zero byte ends a name; one that came in from outside would only end it early.
    private static byte[] name(String name) {
        return name.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
    }

    private static String name(ByteBuffer bytes) {
        int start = bytes.position();
        while (bytes.get() != 0) {
            // on to the end of the name
        }
        return new String(bytes.array(), start, bytes.position() - 1 - start, StandardCharsets.UTF_8);
    }
}
