package tidewire.summarizer.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import tidewire.events.Bar;

class OpenBarTest {
    private static final BarKey KEY = new BarKey(Instant.parse("2013-10-09T14:31:00Z"), "IBM");

    @Test
    void trades_makeABar() {
        OpenBar bar = new OpenBar(dec("10.00"), dec("1"));
        bar.add(dec("12.00"), dec("2"));
        bar.add(dec("9.00"), dec("1"));

        Bar closed = bar.closed(KEY);
        assertThat(closed.open()).isEqualTo("10.00");
        assertThat(closed.high()).isEqualTo("12.00");
        assertThat(closed.low()).isEqualTo("9.00");
        assertThat(closed.close()).isEqualTo("9.00");
        assertThat(closed.volume()).isEqualTo("4");
        assertThat(closed.vwap()).isEqualTo("10.750000");
        assertThat(closed.trades()).isEqualTo(3);
        assertThat(closed.start()).isEqualTo(KEY.start());
    }

    @Test
    void priceTooSmallForSixDecimals_stillMakesAValidBar() {
        assertThat(new OpenBar(dec("0.0000001"), dec("5")).closed(KEY).vwap()).isPositive();
    }

    @Test
    void start_isTheMinute() {
        assertThat(OpenBar.startOf(Instant.parse("2013-10-09T14:31:59.999Z"))).isEqualTo(KEY.start());
        assertThat(OpenBar.startOf(Instant.parse("2013-10-09T14:32:00Z"))).isEqualTo(OpenBar.endOf(KEY.start()));
    }

    @Test
    void stored_isReadBackExactly() {
        Serde<OpenBar> serde = OpenBarSerdes.bars();
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            OpenBar bar = new OpenBar(decimal(random), decimal(random));
            bar.add(decimal(random), decimal(random));
            OpenBar read =
                    serde.deserializer().deserialize("t", serde.serializer().serialize("t", bar));
            assertThat(read).usingRecursiveComparison().isEqualTo(bar);
        }
        Serde<BarKey> keys = OpenBarSerdes.keys();
        assertThat(keys.deserializer().deserialize("t", keys.serializer().serialize("t", KEY)))
                .isEqualTo(KEY);
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(1 + random.nextLong(Long.MAX_VALUE / 2), random.nextInt(12));
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
