package tidewire.summarizer.market.moves.bounce;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often a price turns back instead of going on. One that walks does both alike. One that bounces turns back, and only a part of
 * each turn is a change of what is traded; one that is smoothed goes on, and its turns were longer than they look. A walk that
 * goes on c times and turns back t times has the variance of one whose turns are c/t as long (Robert and Rosenbaum 2011).
 */
public final class Turns {
    /** Standard deviations by which the one must outnumber the other: a walk seems to bounce for a while. */
    private static final double SURE = 2;

    private static final double LONGEST = 3;
    /** Changes after which what was seen weighs half. */
    private static final int FADE = 2_048;

    private int back;
    private int on;
    private int direction;

    /** Takes the next change that is not 0; true when it turns back. */
    public boolean next(double change) {
        int now = change > 0 ? 1 : -1;
        boolean turned = now == -direction;
        if (turned) {
            back++;
        } else if (direction != 0) {
            on++;
        }
        direction = now;
        if (back + on >= FADE) {
            back /= 2;
            on /= 2;
        }
        return turned;
    }

    /** How long a turn is as a change of what is traded; 1 where the price walks. */
    public double length() {
        double sure = SURE * StrictMath.sqrt(back + on);
        if (back > on + sure) {
            return (on + sure) / back;
        }
        return on - sure > back ? Math.min(LONGEST, (on - sure) / Math.max(1, back)) : 1;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(back);
        out.writeInt(on);
        out.writeByte(direction);
    }

    public void read(DataInput in) throws IOException {
        back = in.readInt();
        on = in.readInt();
        direction = in.readByte();
    }
}
