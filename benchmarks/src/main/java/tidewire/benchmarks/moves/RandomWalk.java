package tidewire.benchmarks.moves;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tidewire.events.Bar;

/** Minute bars of a price that goes nowhere on purpose: whatever is found in them is a false alarm. */
final class RandomWalk {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private RandomWalk() {}

    /** @param usualDay standard deviation of 24 hours, in percent */
    static List<Bar> bars(int days, double usualDay, long seed) {
        Random random = new Random(seed);
        double perMinute = usualDay / 100 / Math.sqrt(24 * 60);
        double price = 100;
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < days * 24 * 60; minute++) {
            double open = price;
            price *= Math.exp(perMinute * random.nextGaussian());
            BigDecimal from = decimal(open);
            BigDecimal to = decimal(price);
            BigDecimal volume = BigDecimal.valueOf(1_000 + random.nextInt(1_000));
            bars.add(new Bar(
                    "WALK",
                    START.plus(Duration.ofMinutes(minute)),
                    60,
                    0,
                    from,
                    from.max(to),
                    from.min(to),
                    to,
                    volume,
                    to,
                    to,
                    50));
        }
        return bars;
    }

    private static BigDecimal decimal(double price) {
        return new BigDecimal(price, new MathContext(9));
    }
}
