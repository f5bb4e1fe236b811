package tidewire.summarizer.market.bars;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What was told of each print of a bar, as 32 bits of hash: enough to know one that is told otherwise (one of 100,000 such
 * passes in a bar of {@link #KEPT} prints), and four bytes a print. What comes behind so many is not kept.
 */
final class Fingerprints {
    /** Prints of a minute that are known: 500 a second. */
    static final int KEPT = 1 << 15;

    private int[] marks;
    private int size;
    private boolean complete;

    Fingerprints() {
        this(new int[4], 0, true);
    }

    private Fingerprints(int[] marks, int size, boolean complete) {
        this.marks = marks;
        this.size = size;
        this.complete = complete;
    }

    int size() {
        return size;
    }

    /** Whether all are known. */
    boolean isComplete() {
        return complete;
    }

    void add(Print print) {
        if (size == KEPT) {
            complete = false;
            return;
        }
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, size * 2);
        }
        marks[size++] = of(print);
    }

    /** Whether a print was told just so. Looks at all of them: prints are seldom taken back. */
    boolean has(Print print) {
        int wanted = of(print);
        for (int i = 0; i < size; i++) {
            if (marks[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The same for 10 and 10.00. Stands in stores: to be kept as it is. */
    private static int of(Print print) {
        long hash = mix(print.source().hashCode(), print.id());
        hash = mix(
                hash,
                print.time().getEpochSecond() * 1_000_000_000L + print.time().getNano());
        hash = mix(hash, Double.doubleToLongBits(print.price().doubleValue()));
        hash = mix(hash, Double.doubleToLongBits(print.size().doubleValue()));
        return (int) (hash >>> 32);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long hash, long value) {
        long mixed = hash + value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(complete);
        out.writeInt(size);
        ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES);
        bytes.asIntBuffer().put(marks, 0, size);
        out.write(bytes.array());
    }

    /** What {@link #write} wrote; of a bar that was written before there were any, none is known. */
    static Fingerprints read(DataInputStream in) throws IOException {
        if (in.available() == 0) {
            return new Fingerprints(new int[4], 0, false);
        }
        boolean complete = in.readBoolean();
        int size = in.readInt();
        int[] marks = new int[Math.max(4, size)];
        ByteBuffer.wrap(in.readNBytes(size * Integer.BYTES)).asIntBuffer().get(marks, 0, size);
        return new Fingerprints(marks, size, complete);
    }
}
