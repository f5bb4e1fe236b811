package tidewire.summarizer.market.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BarPricesTest {
    private static final Instant START = Instant.parse("2026-01-05T14:30:00Z");

    @Test
    void barBehindThoseThatWereNotKept_takesNoPlaceAmongThem() {
        BarPrices highs = new BarPrices(BarPrices.HIGHEST);
        for (int i = 0; i < 5; i++) {
            highs.put(start(i), BigDecimal.valueOf(10 - i));
        }
        highs.remove(start(0));
        highs.put(start(9), BigDecimal.ONE);
        for (int i = 1; i < 4; i++) {
            highs.remove(start(i));
        }
        assertThat(highs.price()).isNotEqualTo(BigDecimal.ONE);
    }

    private static Instant start(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
