package tidewire.events;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a {@link TradeBatch} on {@link Topics#TICKS}; {@code docs/ticks.md} describes it byte by byte. It
 * begins with a byte that no JSON text begins with, so a reader can tell the two apart without headers.
 *
 * <p>Numbers are varints (7 bits a byte, low bits first, zigzag where they may be negative); prices, sizes, times and ids
 * stand as differences to the trade before.
 */
final class TickCodec {
    /** First byte, and the version. */
    static final byte VERSION = 1;

    private static final int SAME_PRICE_SCALE = 1;
    private static final int SAME_SIZE_SCALE = 2;
    private static final int SIDE = 4;
    private static final int SELL = 8;
    private static final int NUMBER_ID = 16;
    private static final int NEXT_ID = 32;
    private static final int TEXT_ID = 64;
    private static final int BIG = 128;

    private static final int MOST_ID_DIGITS = 18;
    /** More than any price has; to find out that a number has a million digits takes seconds. */
    private static final int MOST_BIG_BYTES = 32;

    private static final long[] UNITS = {1_000_000_000, 1_000_000, 1_000, 1};
    private static final Trade.Side[] SIDES = {Trade.Side.BUY, Trade.Side.SELL};

    private TickCodec() {}

    static boolean isCompact(byte[] data) {
        return data.length > 0 && data[0] == VERSION;
    }

    /** Null when a time is too far from ours for this form (before 1678 or after 2261). */
    static byte @Nullable [] write(TradeBatch batch) {
        int unit = 0;
        for (Trade trade : batch.trades()) {
            if (!fits(trade.time())) {
                return null;
            }
            while (trade.time().getNano() % UNITS[unit] != 0) {
                unit++;
            }
        }
        if (!fits(batch.observed())) {
            return null;
        }
        while (batch.observed().getNano() % UNITS[unit] != 0) {
            unit++;
        }
        Out out = new Out(64 + 24 * batch.trades().size());
        out.bytes[out.size++] = VERSION;
        out.bytes[out.size++] = (byte) unit;
        out.text(batch.symbol());
        out.text(batch.source());
        long time = units(batch.observed(), unit);
        out.signed(time);
        out.unsigned(batch.trades().size());
        long price = 0;
        int priceScale = Integer.MIN_VALUE;
        int sizeScale = Integer.MIN_VALUE;
        long id = 0;
        for (Trade trade : batch.trades()) {
            boolean big = trade.price().precision() > 18 || trade.size().precision() > 18;
            long number = number(trade.tradeId());
            int flags = big ? BIG : 0;
            flags |= trade.price().scale() == priceScale ? SAME_PRICE_SCALE : 0;
            flags |= trade.size().scale() == sizeScale ? SAME_SIZE_SCALE : 0;
            flags |= trade.takerSide() == null ? 0 : trade.takerSide() == Trade.Side.SELL ? SIDE | SELL : SIDE;
            flags |= trade.tradeId() == null ? 0 : number < 0 ? TEXT_ID : number == id + 1 ? NEXT_ID : NUMBER_ID;
            out.bytes[out.room(1)] = (byte) flags;
            long at = units(trade.time(), unit);
            out.signed(at - time);
            time = at;
            if ((flags & SAME_PRICE_SCALE) == 0) {
                priceScale = trade.price().scale();
                price = 0;
                out.signed(priceScale);
            }
            if ((flags & SAME_SIZE_SCALE) == 0) {
                sizeScale = trade.size().scale();
                out.signed(sizeScale);
            }
            if (big) {
                out.big(trade.price().unscaledValue());
                out.big(trade.size().unscaledValue());
                price = 0;
            } else {
                long unscaled = unscaled(trade.price());
                out.signed(unscaled - price);
                price = unscaled;
                out.signed(unscaled(trade.size()));
            }
            if (trade.tradeId() != null && number < 0) {
                out.text(trade.tradeId());
            } else if ((flags & NUMBER_ID) != 0) {
                out.signed(number - id);
            }
            id = number >= 0 ? number : id;
        }
        return Arrays.copyOf(out.bytes, out.size);
    }

    /** @throws InvalidEventException when the bytes are no batch */
    static TradeBatch read(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data);
        try {
            if (in.get() != VERSION) {
                throw new InvalidEventException("ticks of an unknown form, version " + data[0]);
            }
            return read(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException | NumberFormatException e) {
            throw new InvalidEventException(
                    "not valid compact ticks: they end too early or hold an impossible number", e);
        }
    }

    private static TradeBatch read(ByteBuffer in) {
        long unit = UNITS[in.get()];
        String symbol = text(in);
        String source = text(in);
        long time = signed(in);
        Instant observed = instant(time, unit);
        int count = (int) unsigned(in);
        if (count < 1 || count > in.remaining()) {
            throw new InvalidEventException(
                    "not valid compact ticks: " + count + " trades in " + in.remaining() + " bytes");
        }
        List<Trade> trades = new ArrayList<>(count);
        long price = 0;
        int priceScale = 0;
        int sizeScale = 0;
        long id = 0;
        for (int i = 0; i < count; i++) {
            int flags = in.get() & 0xff;
            time = Math.addExact(time, signed(in));
            if ((flags & SAME_PRICE_SCALE) == 0) {
                priceScale = Math.toIntExact(signed(in));
                price = 0;
            }
            if ((flags & SAME_SIZE_SCALE) == 0) {
                sizeScale = Math.toIntExact(signed(in));
            }
            BigDecimal exactPrice;
            BigDecimal exactSize;
            if ((flags & BIG) != 0) {
                exactPrice = new BigDecimal(big(in), priceScale);
                exactSize = new BigDecimal(big(in), sizeScale);
                price = 0;
            } else {
                price += signed(in);
                exactPrice = BigDecimal.valueOf(price, priceScale);
                exactSize = BigDecimal.valueOf(signed(in), sizeScale);
            }
            String tradeId = null;
            if ((flags & TEXT_ID) != 0) {
                tradeId = text(in);
            } else if ((flags & (NEXT_ID | NUMBER_ID)) != 0) {
                id += (flags & NEXT_ID) != 0 ? 1 : signed(in);
                tradeId = Long.toString(id);
            }
            Trade.Side side = (flags & SIDE) == 0 ? null : SIDES[(flags & SELL) == 0 ? 0 : 1];
            trades.add(new Trade(symbol, source, observed, instant(time, unit), exactPrice, exactSize, tradeId, side));
        }
        return new TradeBatch(symbol, source, observed, trades);
    }

    private static boolean fits(Instant time) {
        return Math.abs(time.getEpochSecond()) < 9_200_000_000L;
    }

    private static long units(Instant time, int unit) {
        return time.getEpochSecond() * (1_000_000_000 / UNITS[unit]) + time.getNano() / UNITS[unit];
    }

    private static Instant instant(long units, long unit) {
        long perSecond = 1_000_000_000 / unit;
        return Instant.ofEpochSecond(Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * unit);
    }

    private static long unscaled(BigDecimal value) {
        // Cheaper than by way of a BigInteger.
        return value.scale() == 0
                ? value.longValueExact()
                : value.scaleByPowerOfTen(value.scale()).longValueExact();
    }

    /** The number that an id is and would be written as again; -1 for others. */
    private static long number(@Nullable String id) {
        if (id == null || id.isEmpty() || id.length() > MOST_ID_DIGITS || (id.charAt(0) == '0' && id.length() > 1)) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in, in.remaining()), StandardCharsets.UTF_8);
    }

    private static BigInteger big(ByteBuffer in) {
        return new BigInteger(bytes(in, MOST_BIG_BYTES));
    }

    private static byte[] bytes(ByteBuffer in, int most) {
        long length = unsigned(in);
        if (length < 0 || length > Math.min(most, in.remaining())) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static long signed(ByteBuffer in) {
        long value = unsigned(in);
        return (value >>> 1) ^ -(value & 1);
    }

    private static long unsigned(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ArithmeticException("a number of more than 64 bits");
    }

    private static final class Out {
        byte[] bytes;
        int size;

        Out(int capacity) {
            bytes = new byte[capacity];
        }

        /** Index of so many free bytes, which are taken. */
        int room(int count) {
            if (size + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
            }
            size += count;
            return size - count;
        }

        void signed(long value) {
            unsigned((value << 1) ^ (value >> 63));
        }

        void unsigned(long value) {
            long left = value;
            int at = room(10);
            while ((left & ~0x7fL) != 0) {
                bytes[at++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            bytes[at++] = (byte) left;
            size = at;
        }

        void text(String text) {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void big(BigInteger value) {
            write(value.toByteArray());
        }

        private void write(byte[] data) {
            unsigned(data.length);
            int at = room(data.length);
            System.arraycopy(data, 0, bytes, at, data.length);
        }
    }
}
