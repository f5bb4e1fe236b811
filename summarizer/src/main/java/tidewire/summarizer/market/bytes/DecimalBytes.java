package tidewire.summarizer.market.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Decimals as bytes: the scale, then 0 and 64 bits or the length of what is larger and that. */
public final class DecimalBytes {
    private static final int LONG_DIGITS = 18;
    private static final short NONE = Short.MIN_VALUE;

    private DecimalBytes() {}

    public static void write(DataOutput out, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            out.writeShort(NONE);
            return;
        }
        out.writeShort(value.scale());
        if (value.precision() <= LONG_DIGITS) {
            out.writeByte(0);
            // Cheaper than by way of a BigInteger.
            out.writeLong(value.scaleByPowerOfTen(value.scale()).longValue());
            return;
        }
        byte[] unscaled = value.unscaledValue().toByteArray();
        out.writeByte(unscaled.length);
        out.write(unscaled);
    }

    public static @Nullable BigDecimal read(DataInput in) throws IOException {
        int scale = in.readShort();
        if (scale == NONE) {
            return null;
        }
        int length = in.readByte();
        if (length == 0) {
            return BigDecimal.valueOf(in.readLong(), scale);
        }
        byte[] unscaled = new byte[length];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    /** One that must be there. */
    public static BigDecimal present(DataInput in) throws IOException {
        BigDecimal value = read(in);
        if (value == null) {
            throw new IOException("a figure is missing");
        }
        return value;
    }
}
