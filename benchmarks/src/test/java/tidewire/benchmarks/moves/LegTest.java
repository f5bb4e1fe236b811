package tidewire.benchmarks.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Bar;

class LegTest {
    private static final Instant START = Instant.parse("2026-01-05T14:30:00Z");

    @Test
    void zigZag_turnsWhereThePriceHasGoneBackByTheLeast() {
        List<Leg> legs = Leg.of(bars("100", "100.5", "102", "101.5", "103", "101", "100", "100.5"), 1);
        assertThat(legs)
                .extracting(Leg::up, leg -> Math.round(leg.percent() * 100) / 100.0)
                .containsExactly(tuple(true, 3.0), tuple(false, -2.91));
        assertThat(legs.get(0).to()).isEqualTo(legs.get(1).from()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void quietPrices_haveNoLeg() {
        assertThat(Leg.of(bars("100", "100.5", "99.9", "100.4"), 1)).isEmpty();
    }

    @Test
    void change_isInALegOnlyInItsDirectionAndTime() {
        Leg leg = Leg.of(bars("100", "102"), 1).get(0);
        assertThat(leg.has(leg.to(), true)).isTrue();
        assertThat(leg.has(leg.to(), false)).isFalse();
        assertThat(leg.has(leg.from(), true)).isFalse();
        assertThat(leg.has(leg.to().plusSeconds(1), true)).isFalse();
    }

    private static List<Bar> bars(String... closes) {
        List<Bar> bars = new ArrayList<>();
        for (String text : closes) {
            BigDecimal close = new BigDecimal(text);
            bars.add(new Bar(
                    "X",
                    START.plusSeconds(60L * bars.size()),
                    60,
                    0,
                    close,
                    close,
                    close,
                    close,
                    BigDecimal.ONE,
                    close,
                    close,
                    1));
        }
        return bars;
    }
}
