package tidewire.summarizer.market;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tidewire.events.EventSerde;
import tidewire.events.Topics;
import tidewire.events.TradeBatch;
import tidewire.summarizer.market.bars.TradeJournal.Part;

/** Parts of the trade journal as bytes: the number of the first batch, then each as it stands on the ticks topic. */
final class JournalSerde {
    private static final int BYTES_A_BATCH = 48;
    private static final EventSerde<TradeBatch> BATCHES = EventSerde.of(TradeBatch.class);

    private JournalSerde() {}

    static Serde<Part> parts() {
        return Serdes.serdeFrom(
                (topic, part) -> part == null ? null : write(part), (topic, data) -> data == null ? null : read(data));
    }

    private static byte[] write(Part part) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(BYTES_A_BATCH * part.batches().size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(part.first());
            for (TradeBatch batch : part.batches()) {
                byte[] written = Objects.requireNonNull(BATCHES.serialize(Topics.TICKS, new RecordHeaders(), batch));
                out.writeInt(written.length);
                out.write(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Part read(byte[] data) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            long first = in.readLong();
            List<TradeBatch> batches = new ArrayList<>();
            while (in.available() > 0) {
                byte[] batch = in.readNBytes(in.readInt());
                batches.add(Objects.requireNonNull(BATCHES.deserialize(Topics.TICKS, new RecordHeaders(), batch)));
            }
            return new Part(first, batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
