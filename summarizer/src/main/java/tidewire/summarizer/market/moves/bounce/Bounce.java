package tidewire.summarizer.market.moves.bounce;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.bytes.DecimalBytes;

/**
 * How far a price goes to and fro without going anywhere: from bid to ask and back, on a grid whose tick may be a large
 * part of the price. Learned from changes that the next one takes back exactly, less those that it repeats exactly: a walk
 * does both alike, and where prices lie close together neither happens. Until enough was seen, the decimals of the prices
 * say what a tick may be.
 */
public final class Bounce {
    /** Distances kept; one as frequent as {@link #SHARE} is among them for sure (Misra and Gries 1982). */
    private static final int KEPT = 16;
    /** Part of all changes from which a distance is a usual bounce. */
    private static final double SHARE = 0.1;
    /** Changes from which on they say more than decimals. */
    private static final int ENOUGH = 12;
    /** Changes after which what was seen weighs half: a price may come to have another tick. */
    private static final int FADE = 256;

    private static final class Distance {
        final BigDecimal size;
        int back;
        int again;

        Distance(BigDecimal size) {
            this.size = size;
        }
    }

    private final List<Distance> distances = new ArrayList<>();
    private int changes;
    private int decimals;
    private @Nullable BigDecimal last;
    private @Nullable BigDecimal lastChange;
    private BigDecimal least = BigDecimal.ZERO;
    private BigDecimal widest = BigDecimal.ZERO;

    /** Takes the next price. */
    public void next(BigDecimal price) {
        BigDecimal before = last;
        last = price;
        decimals = Math.max(decimals, price.scale());
        if (before != null && price.compareTo(before) != 0) {
            changed(price.subtract(before));
        }
        measure();
    }

    private void changed(BigDecimal change) {
        BigDecimal before = lastChange;
        lastChange = change;
        changes++;
        if (before != null && before.abs().compareTo(change.abs()) == 0) {
            count(change.abs(), before.signum() != change.signum());
        }
        if (changes >= FADE) {
            changes /= 2;
            for (Distance distance : distances) {
                distance.back /= 2;
                distance.again /= 2;
            }
            forgetRare();
        }
    }

    private void count(BigDecimal size, boolean back) {
        Distance distance = distances.stream()
                .filter(known -> known.size.compareTo(size) == 0)
                .findFirst()
                .orElse(null);
        if (distance == null && distances.size() < KEPT) {
            distance = new Distance(size);
            distances.add(distance);
        }
        if (distance == null) {
            distances.forEach(known -> known.back--);
            forgetRare();
        } else if (back) {
            distance.back++;
        } else {
            distance.again++;
        }
    }

    private void forgetRare() {
        distances.removeIf(distance -> distance.back <= 0);
    }

    private void measure() {
        if (changes < ENOUGH) {
            least = BigDecimal.ONE.movePointLeft(decimals);
            widest = least;
            return;
        }
        least = BigDecimal.ZERO;
        widest = BigDecimal.ZERO;
        for (Distance distance : distances) {
            if (distance.back - distance.again >= SHARE * changes) {
                least = least.signum() == 0 ? distance.size : least.min(distance.size);
                widest = widest.max(distance.size);
            }
        }
    }

    /** The widest that is usual; 0 where the price does not bounce. */
    public BigDecimal usual() {
        return widest;
    }

    /** No bounce is wider: the quotes between which it goes lie on the grid too, and may have gone a step themselves. */
    public BigDecimal most() {
        return widest.add(least);
    }

    /** The least that is usual, as a part of a price. */
    public double tick(BigDecimal price) {
        return least.doubleValue() / price.doubleValue();
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(distances.size());
        for (Distance distance : distances) {
            DecimalBytes.write(out, distance.size);
            out.writeInt(distance.back);
            out.writeInt(distance.again);
        }
        out.writeInt(changes);
        out.writeInt(decimals);
        DecimalBytes.write(out, last);
        DecimalBytes.write(out, lastChange);
    }

    public void read(DataInput in) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            Distance distance = new Distance(DecimalBytes.present(in));
            distance.back = in.readInt();
            distance.again = in.readInt();
            distances.add(distance);
        }
        changes = in.readInt();
        decimals = in.readInt();
        last = DecimalBytes.read(in);
        lastChange = DecimalBytes.read(in);
        measure();
    }
}
