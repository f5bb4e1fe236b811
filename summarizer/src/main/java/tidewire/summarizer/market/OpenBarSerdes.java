package tidewire.summarizer.market;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Binary, since an open bar is written to its store with every trade (and from there to the log once a commit). */
final class OpenBarSerdes {
    private OpenBarSerdes() {}

    static Serde<BarKey> keys() {
        return Serdes.serdeFrom(
                (topic, key) -> {
                    byte[] symbol = key.symbol().getBytes(StandardCharsets.UTF_8);
                    return ByteBuffer.allocate(Long.BYTES + symbol.length)
                            .putLong(key.start().getEpochSecond())
                            .put(symbol)
                            .array();
                },
                (topic, data) -> new BarKey(
                        Instant.ofEpochSecond(ByteBuffer.wrap(data).getLong()),
                        new String(data, Long.BYTES, data.length - Long.BYTES, StandardCharsets.UTF_8)));
    }

    static Serde<OpenBar> bars() {
        return Serdes.serdeFrom(
                (topic, bar) -> bar == null ? null : write(bar),
                (topic, data) -> data == null ? null : read(ByteBuffer.wrap(data)));
    }

    private static byte[] write(OpenBar bar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(96);
        put(out, BigDecimal.valueOf(bar.trades));
        put(out, bar.open);
        put(out, bar.high);
        put(out, bar.low);
        put(out, bar.close);
        put(out, bar.volume);
        put(out, bar.notional);
        return out.toByteArray();
    }

    private static OpenBar read(ByteBuffer in) {
        long trades = decimal(in).longValueExact();
        return new OpenBar(decimal(in), decimal(in), decimal(in), decimal(in), decimal(in), decimal(in), trades);
    }

    // scale and length of the unscaled value in two bytes each, then the value
    private static void put(ByteArrayOutputStream out, BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        out.write(value.scale() >> 8);
        out.write(value.scale());
        out.write(unscaled.length >> 8);
        out.write(unscaled.length);
        out.write(unscaled, 0, unscaled.length);
    }

    private static BigDecimal decimal(ByteBuffer in) {
        int scale = in.getShort();
        byte[] unscaled = new byte[in.getShort()];
        in.get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
