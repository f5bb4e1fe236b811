package tidewire.llm.window;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowSnapshot;

/**
 * A copy of a window that can be written: magic number, format, identity, ledger, layout, pin, tensors (each with its length
 * before it), and the SHA-256 of all that. Numbers are big-endian, tensors as the machine has them.
 */
final class SnapshotWriter implements WindowSnapshot {
    static final long MAGIC = 0x5449444557494e44L; // TIDEWIND
    static final int FORMAT = 1;

    private static final int BUFFER = 1 << 16;

    private final Identity identity;
    private final TokenLedger ledger;
    private final WindowLayout.State layout;
    private final int[] pin;
    private final KeyValueCache cache;

    /** @param cache is closed with this */
    SnapshotWriter(Identity identity, TokenLedger ledger, WindowLayout.State layout, int[] pin, KeyValueCache cache) {
        this.identity = identity;
        this.ledger = ledger;
        this.layout = layout;
        this.pin = pin;
        this.cache = cache;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        MessageDigest digest = Sha256.create();
        DataOutputStream data = new DataOutputStream(new DigestOutputStream(out, digest));
        data.writeLong(MAGIC);
        data.writeInt(FORMAT);
        data.writeInt(identity.parts().size());
        for (Map.Entry<String, String> part : identity.parts().entrySet()) {
            data.writeUTF(part.getKey());
            data.writeUTF(part.getValue());
        }
        write(data, ledger);
        data.writeLong(layout.fed());
        data.writeLong(layout.oldest());
        write(data, layout.entries());
        write(data, pin);
        cache.contents(tensor -> write(data, tensor));
        data.flush();
        out.write(digest.digest());
    }

    private static void write(DataOutputStream data, TokenLedger ledger) throws IOException {
        write(data, ledger.sinks());
        data.writeInt(ledger.entries().size());
        for (TokenLedger.Entry entry : ledger.entries()) {
            data.writeLong(entry.position());
            write(data, entry.tokens());
        }
        data.writeInt(ledger.pins().size());
        for (TokenLedger.Pin one : ledger.pins()) {
            data.writeLong(one.position());
            write(data, one.tokens());
        }
    }

    private static void write(DataOutputStream data, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (values.length + 1));
        bytes.putInt(values.length).asIntBuffer().put(values);
        data.write(bytes.array());
    }

    private static void write(DataOutputStream data, ByteBuffer tensor) throws IOException {
        data.writeInt(tensor.remaining());
        byte[] part = new byte[BUFFER];
        while (tensor.hasRemaining()) {
            int n = Math.min(part.length, tensor.remaining());
            tensor.get(part, 0, n);
            data.write(part, 0, n);
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}
