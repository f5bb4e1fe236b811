package tidewire.summarizer.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveTextTest {
    @Test
    void fall_readsAsTheModelWasTaught() {
        assertThat(MoveText.text("IBM", dec("-0.92"), 20, dec("181.32"), dec("179.65"), dec("2.1")))
                .isEqualTo("IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal");
        assertThat(MoveText.title("IBM", dec("-0.92"), 20)).isEqualTo("IBM -0.92% in 20 min");
    }

    @Test
    void rise_hasAPlus() {
        assertThat(MoveText.text("BAC", dec("0.50"), 5, dec("14.00"), dec("14.07"), dec("3.0")))
                .isEqualTo("BAC rose 0.50% in 5 min, from 14.00 to 14.07, volume 3.0x normal");
        assertThat(MoveText.title("BAC", dec("0.50"), 5)).isEqualTo("BAC +0.50% in 5 min");
    }

    @ParameterizedTest
    @CsvSource({"14, 14.00", "14.1, 14.10", "14.0750, 14.075", "1E+5, 100000.00", "0.00001230, 0.0000123"})
    void price_hasAtLeastTwoDecimals_andNoZerosAfter(String price, String expected) {
        assertThat(MoveText.price(dec(price))).isEqualTo(expected);
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
