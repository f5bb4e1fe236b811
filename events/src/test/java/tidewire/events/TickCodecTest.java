package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickCodecTest {
    private static final Instant OBSERVED = Instant.parse("2026-11-26T23:00:00.123Z");

    @Test
    void batch_inTheFormThatIsDocumented() {
        TradeBatch batch = new TradeBatch(
                "BTC-USD",
                "trades:x",
                Instant.ofEpochMilli(1_000),
                List.of(
                        trade(Instant.ofEpochMilli(998), "43000.50", "0.25", "71", Trade.Side.BUY),
                        trade(Instant.ofEpochMilli(999), "43000.49", "0.30", "72", Trade.Side.SELL)));

        // The example of docs/ticks.md.
        assertThat(hex(TickCodec.write(batch)))
                .isEqualTo("01 01 07 4254432d555344 08 7472616465733a78 d00f 02".replace(" ", "")
                        + "14 03 04 04 a4f48c04 32 8e01".replace(" ", "")
                        + "2f 02 01 3c".replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyBatch_isReadBackExactly(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Trade> trades = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(20); i++) {
                trades.add(trade(
                        OBSERVED.minusNanos(random.nextLong(1L << random.nextInt(1, 50))),
                        decimal(random),
                        decimal(random),
                        id(random),
                        random.nextInt(3) == 0 ? null : Trade.Side.values()[random.nextInt(2)]));
            }
            TradeBatch batch =
                    new TradeBatch("BTC-USD", "trades:x", trades.get(0).observed(), trades);
            assertThat(TickCodec.read(TickCodec.write(batch))).isEqualTo(batch);
        }
    }

    @Test
    void serde_writesBatchesCompactWithoutHeaders_andStillReadsJson() {
        EventSerde<SourceEvent> ticks = EventSerde.ticks();
        RecordHeaders headers = new RecordHeaders();
        byte[] compact = ticks.serialize("t", headers, TestObjects.tradeBatch());
        assertThat(headers).isEmpty();
        assertThat(ticks.deserialize("t", headers, compact)).isEqualTo(TestObjects.tradeBatch());

        headers.add("ce_type", "tidewire.tradebatch.v1".getBytes());
        assertThat(ticks.deserialize("t", headers, Json.write(TestObjects.tradeBatch())))
                .isEqualTo(TestObjects.tradeBatch());
        assertThat(ticks.deserialize("t", new RecordHeaders(), Json.write(TestObjects.trade())))
                .isEqualTo(TestObjects.trade());
    }

    @Test
    void timesFarFromOurs_goAsJson() {
        Instant far = Instant.parse("2400-01-01T00:00:00Z");
        Trade trade = new Trade("A", "trades:x", far, far, BigDecimal.ONE, BigDecimal.ONE, null, null);
        TradeBatch batch = new TradeBatch("A", "trades:x", far, List.of(trade));
        RecordHeaders headers = new RecordHeaders();
        byte[] json = EventSerde.ticks().serialize("t", headers, batch);
        assertThat(json[0]).isEqualTo((byte) '{');
        assertThat(EventSerde.ticks().deserialize("t", headers, json)).isEqualTo(batch);
    }

    @Test
    void damagedBytes_areRefused_neverMisread() {
        byte[] whole = TickCodec.write(TestObjects.tradeBatch());
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EventSerde.ticks().deserialize("t", new RecordHeaders(), cut))
                    .isInstanceOf(SerializationException.class);
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60) + 2];
            random.nextBytes(noise);
            noise[0] = TickCodec.VERSION;
            try {
                TickCodec.read(noise);
            } catch (InvalidEventException expected) {
                // The only way out besides a batch.
            }
        }
    }

    private static Trade trade(Instant time, String price, String size, String id, Trade.Side side) {
        Instant observed = id != null && id.startsWith("7") && time.toEpochMilli() < 2_000
                ? Instant.ofEpochMilli(1_000)
                : OBSERVED;
        return new Trade("BTC-USD", "trades:x", observed, time, new BigDecimal(price), new BigDecimal(size), id, side);
    }

    private static String decimal(Random random) {
        BigInteger unscaled = new BigInteger(random.nextInt(1, 75), random).add(BigInteger.ONE);
        return new BigDecimal(unscaled, random.nextInt(-3, 19)).toString();
    }

    private static String id(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "a-" + random.nextInt(100);
            case 2 -> "0" + random.nextInt(100);
            default -> Long.toString(random.nextLong(1L << 55));
        };
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
