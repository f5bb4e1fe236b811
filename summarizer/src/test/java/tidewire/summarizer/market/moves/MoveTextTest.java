package tidewire.summarizer.market.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.detect.Point;

class MoveTextTest {
    private static final Instant T = Instant.parse("2013-10-09T14:00:00Z");

    @Test
    void spike_readsAsTheModelWasTaught() {
        MoveText text = text(Move.Kind.SPIKE, Duration.ofMinutes(20), "181.32", "179.65", "-0.92", "2.1");
        assertThat(text.text(null, 0, 0))
                .isEqualTo("IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal");
        assertThat(text.title()).isEqualTo("IBM -0.92% in 20 min");
    }

    @Test
    void swing_tellsTheExtremeTheDayAndTheRecord() {
        MoveText text = text(Move.Kind.SWING, Duration.ofHours(3), "48.54", "49.12", "1.19", null);
        assertThat(text.text(0.641, 1, 52))
                .isEqualTo("IBM rose 1.19% in 3 hours from its low, from 48.54 to 49.12, up 0.64% on the day,"
                        + " the highest in 52 weeks");
        assertThat(text.text(-0.001, 1, 2))
                .isEqualTo("IBM rose 1.19% in 3 hours from its low, from 48.54 to 49.12, unchanged on the day");
        assertThat(text.title()).isEqualTo("IBM +1.19% from its low");
    }

    @Test
    void day_tellsTheCloseBefore() {
        MoveText text = text(Move.Kind.DAY, Duration.ofHours(24), "165.58", "168.95", "2.04", null);
        assertThat(text.text(2.04, -1, 10))
                .isEqualTo("IBM is up 2.04% on the day at 168.95, after a close of 165.58, the lowest in 10 weeks");
        assertThat(text.title()).isEqualTo("IBM +2.04% on the day");
    }

    @ParameterizedTest
    @CsvSource({"14, 14.00", "14.1, 14.10", "14.0750, 14.075", "1E+5, 100000.00", "0.00001230, 0.0000123"})
    void price_hasAtLeastTwoDecimals_andNoZerosAfter(String price, String expected) {
        assertThat(MoveText.price(new BigDecimal(price))).isEqualTo(expected);
    }

    private static MoveText text(Move.Kind kind, Duration time, String from, String to, String percent, String ratio) {
        return new MoveText(
                "IBM",
                kind,
                new Point(T, new BigDecimal(from)),
                new Point(T.plus(time), new BigDecimal(to)),
                new BigDecimal(percent),
                ratio == null ? null : new BigDecimal(ratio));
    }
}
