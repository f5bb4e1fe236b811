package tidewire.llm.window;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.llm.SnapshotException;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;

/** Reads what a {@link SnapshotWriter} wrote, and nothing else: whatever is damaged or foreign is refused. */
final class SnapshotReader {
    /** Lengths beyond this are no snapshot's: what is damaged must not cost memory before that is known. */
    private static final int MOST = 1 << 24;

    private final MessageDigest digest = Sha256.create();
    private final DataInputStream data;

    private SnapshotReader(InputStream in) {
        data = new DataInputStream(new DigestInputStream(in, digest));
    }

    /**
     * @throws SnapshotException saying what is wrong with it
     * @throws IOException when it cannot be read at all
     */
    static Snapshot read(InputStream in, Identity identity, Decoder decoder, WindowConfig config)
            throws SnapshotException, IOException {
        try {
            return new SnapshotReader(in).read(identity, decoder, config);
        } catch (EOFException e) {
            throw new SnapshotException("it is damaged: its end is missing");
        }
    }

    private Snapshot read(Identity identity, Decoder decoder, WindowConfig config)
            throws SnapshotException, IOException {
        if (data.readLong() != SnapshotWriter.MAGIC) {
            throw new SnapshotException("it is no snapshot of a window");
        }
        int format = data.readInt();
        if (format != SnapshotWriter.FORMAT) {
            throw new SnapshotException("its format is " + format + ", not " + SnapshotWriter.FORMAT);
        }
        identity.checkSame(identity());
        TokenLedger ledger = ledger();
        WindowLayout.State layout = new WindowLayout.State(data.readLong(), data.readLong(), numbers());
        int[] pin = numbers();
        List<ByteBuffer> tensors = new ArrayList<>();
        for (long bytes : decoder.cacheBytes(config.sinks() + pin.length, config.rolling())) {
            tensors.add(tensor(bytes));
        }
        byte[] expected = digest.digest();
        byte[] written = new byte[expected.length];
        data.readFully(written);
        if (!Arrays.equals(written, expected) || data.read() >= 0) {
            throw new SnapshotException("it is damaged: its checksum is not that of its contents");
        }
        return new Snapshot(ledger, layout, pin, tensors);
    }

    private Identity identity() throws SnapshotException, IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int left = length(); left > 0; left--) {
            parts.put(data.readUTF(), data.readUTF());
        }
        return new Identity(parts);
    }

    private TokenLedger ledger() throws SnapshotException, IOException {
        int[] sinks = numbers();
        List<TokenLedger.Entry> entries = new ArrayList<>();
        for (int left = length(); left > 0; left--) {
            entries.add(new TokenLedger.Entry(data.readLong(), numbers()));
        }
        List<TokenLedger.Pin> pins = new ArrayList<>();
        for (int left = length(); left > 0; left--) {
            pins.add(new TokenLedger.Pin(data.readLong(), numbers()));
        }
        return new TokenLedger(sinks, entries, pins);
    }

    private int length() throws SnapshotException, IOException {
        int length = data.readInt();
        if (length < 0 || length > MOST) {
            throw new SnapshotException("it is damaged: a length of " + length);
        }
        return length;
    }

    private int[] numbers() throws SnapshotException, IOException {
        byte[] bytes = data.readNBytes(Integer.BYTES * length());
        int[] numbers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
        return numbers;
    }

    private ByteBuffer tensor(long bytes) throws SnapshotException, IOException {
        int length = data.readInt();
        if (length != bytes) {
            throw new SnapshotException("it is damaged: a tensor of " + length + " bytes instead of " + bytes);
        }
        ByteBuffer tensor = ByteBuffer.allocate(length);
        data.readFully(tensor.array());
        return tensor;
    }
}
