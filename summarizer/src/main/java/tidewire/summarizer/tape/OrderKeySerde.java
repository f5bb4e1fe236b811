package tidewire.summarizer.tape;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tidewire.events.TapeEntry;

/** Bytes whose order, unsigned from left to right, is the order of the entries: desk, 0, place, kind, time, id. */
final class OrderKeySerde implements Serde<OrderKey> {
    private static final TapeEntry.Kind[] KINDS = TapeEntry.Kind.values();
    private static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    @Override
    public Serializer<OrderKey> serializer() {
        return (topic, key) -> {
            byte[] desk = key.desk().getBytes(StandardCharsets.UTF_8);
            byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(desk.length + 1 + 2 * INSTANT_BYTES + 1 + id.length);
            bytes.put(desk).put((byte) 0);
            put(bytes, key.place());
            bytes.put((byte) key.kind().ordinal());
            put(bytes, key.time());
            return bytes.put(id).array();
        };
    }

    @Override
    public Deserializer<OrderKey> deserializer() {
        return (topic, data) -> {
            int end = 0;
            while (data[end] != 0) { // desk names have no zero byte
                end++;
            }
            ByteBuffer bytes = ByteBuffer.wrap(data, end + 1, data.length - end - 1);
            Instant place = instant(bytes);
            TapeEntry.Kind kind = KINDS[bytes.get()];
            Instant time = instant(bytes);
            String id = new String(data, bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
            return new OrderKey(new String(data, 0, end, StandardCharsets.UTF_8), place, kind, time, id);
        };
    }

    // The sign bit is turned round so that times before the epoch stand below those after it.
    private static void put(ByteBuffer bytes, Instant time) {
        bytes.putLong(time.getEpochSecond() ^ Long.MIN_VALUE).putInt(time.getNano());
    }

    private static Instant instant(ByteBuffer bytes) {
        return Instant.ofEpochSecond(bytes.getLong() ^ Long.MIN_VALUE, bytes.getInt());
    }
}
